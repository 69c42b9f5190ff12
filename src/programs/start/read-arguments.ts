import { type ParseArgsConfig, parseArgs } from 'node:util';
import { escapeInvisible } from '../../json/quote.ts';
import { PRODUCT_AND_VERSION } from './product.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export type ProgramHelp<Own extends Options> = {
  /** The command that prints the help, such as `npm run kms -- --help`. */
  readonly helpCommand: string;
  /** The text that `--help` prints: the purpose of the program, its usage, its variables and its documentation. */
  readonly help: string;
  /** The options besides `--help` and `--version`. */
  readonly options: Own;
  /** The most arguments that are not options. Default: 0. */
  readonly maxPositionals?: number;
};

/**
 * Reads the arguments of this process. `--help` and `--version` print their text and end the process with exit code 0.
 * A wrong argument ends it with exit code 1 and one line on stderr.
 */
export function readArguments<Own extends Options>({
  helpCommand,
  help,
  options,
  maxPositionals = 0,
}: ProgramHelp<Own>) {
  const { values, positionals } = parse();
  const common = values as { readonly help?: boolean; readonly version?: boolean };
  if (common.help) end(process.stdout, `${PRODUCT_AND_VERSION}\n${help}`, 0);
  if (common.version) end(process.stdout, `${PRODUCT_AND_VERSION}\n`, 0);
  const [extra] = positionals.slice(maxPositionals);
  if (extra !== undefined) refuse(`Unexpected argument '${extra}'.`);
  return { values, positionals };

  function parse() {
    try {
      return parseArgs({ options: { ...options, ...COMMON }, allowPositionals: true });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
      // Node's first sentence names the fault. The others are about `--` and positional arguments.
      return refuse(`${message.split(/\.(?= |$)|\n/, 1)[0]}.`);
    }
  }

  function refuse(problem: string): never {
    return end(process.stderr, `${escapeInvisible(problem)} See ${helpCommand}\n`, 1);
  }
}

const COMMON = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } } as const;

function end(output: NodeJS.WriteStream, text: string, exitCode: number): never {
  output.write(text);
  process.exit(exitCode);
}
