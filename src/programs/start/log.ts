import { fstatSync, writeSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { type LevelWithSilent, type Logger, pino } from 'pino';
import type { Config } from '../../config/environment.ts';
import { ignoreBrokenOutput } from './ignore-broken-output.ts';
import { createPrettyLine } from './pretty-line.ts';

/** Where the log goes: process.stderr. */
export type LogOutput = Writable & { readonly fd: number; readonly isTTY?: boolean };

/** Bytes of lines that wait for a slow reader: some thousand requests. */
const MAX_WAITING = 4 * 1024 * 1024;

/**
 * A log that never stops the process, throws, or grows in memory: where a disk is full, or nobody reads a pipe, lines
 * are lost. Their number is logged when lines can be written again. (Pino's own destinations throw, or wait in a loop
 * without an end.)
 */
export function createLog(level: LevelWithSilent, output: LogOutput, format: Config['logFormat'] = null): Logger {
  const isPretty = (format ?? (output.isTTY === true ? 'pretty' : 'json')) === 'pretty';
  const toText = isPretty ? createPrettyLine(output) : (json: string) => json;
  let lost = 0;
  let told = false;
  const onLost = (lines: number) => {
    lost += lines;
  };
  const tryWrite = canBlock(output.fd) ? toStreamWriter(output, onLost) : toFileWriter(output.fd);
  const aboutItself = pino(
    { level },
    {
      write(line: string) {
        told = tryWrite(toText(line), lost);
      },
    },
  );
  return pino(
    { level },
    {
      write(line: string) {
        if (lost > 0) {
          told = false;
          aboutItself.error({ lines: lost }, 'lines of this log were lost: its disk was full, or nobody read it');
          if (told) lost = 0;
        }
        if (!tryWrite(toText(line), 1)) lost++;
      },
    },
  );
}

/** False where the line is lost. `lines` is how many are lost with it: for the line that tells of others, those. */
type TryWrite = (line: string, lines: number) => boolean;

/** Pipes and sockets wait for their reader. So do terminals, but theirs is who started the program. Files do not. */
function canBlock(fd: number): boolean {
  const stat = fstatSync(fd);
  return stat.isFIFO() || stat.isSocket();
}

/** Written at once. A disk may fill up in the middle of a line: then the next one begins on a line of its own. */
function toFileWriter(fd: number): TryWrite {
  let broken = false;
  return (line) => {
    const bytes = Buffer.from(broken ? `\n${line}` : line);
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(fd, bytes, written);
      broken = false;
      return true;
    } catch {
      broken ||= written > 0;
      return false;
    }
  };
}

/** Node keeps what a pipe does not take. Once that is too much, no line is taken until all of it is written. */
function toStreamWriter(output: Writable, onLost: (lines: number) => void): TryWrite {
  let isFull = false;
  ignoreBrokenOutput(output);
  return (line, lines) => {
    if (isFull) return false;
    if (output.writableLength + line.length > MAX_WAITING) {
      isFull = true;
      output.once('drain', () => {
        isFull = false;
      });
      return false;
    }
    output.write(line, (error) => {
      if (error) onLost(lines);
    });
    return true;
  };
}
