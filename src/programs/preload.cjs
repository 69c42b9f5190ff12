// Plain CommonJS, so that a Node too old to run TypeScript can still say that it is.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `KMS Policy Gateway needs Node 22.19 or newer, but this is Node ${process.versions.node}. ` +
      'Install a newer one, or run the package with one: npx -p node@24 kms-policy-gateway. ' +
      'In a checkout on Linux, "npm install" brings one, unless it leaves out development or optional dependencies.\n',
  );
  process.exit(1);
}
// graphql-js checks more, and more slowly, in development.
process.env.NODE_ENV ??= 'production';

// Keeps compiled code for the next start, which then takes half of the time. Not in Node's default folder below /tmp:
// another user of the machine could put code there first. Without permission to write, Node compiles as usual.
const { join } = require('node:path');
require('node:module').enableCompileCache(join(__dirname, '../../node_modules/.cache/compiled'));
