// npm runs this at the end of "npm install". Plain CommonJS, so that every version of Node can run it.
const { execFileSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const vite = join(__dirname, '../../node_modules/vite/bin/vite.js');
if (existsSync(vite)) {
  execFileSync(process.execPath, [vite, 'build', '--config', 'src/page/vite.config.ts', '--logLevel', 'warn'], {
    cwd: join(__dirname, '../..'),
    stdio: 'inherit',
  });
} else {
  const page = join(__dirname, '../../dist/page/index.html');
  const state = existsSync(page) ? 'The page stays as it was built before' : 'The page is not built';
  process.stdout.write(`${state}: building it needs the devDependencies, which are not installed.\n`);
}
