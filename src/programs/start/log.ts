import { fstatSync, writeSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { type LevelWithSilent, type Logger, pino } from 'pino';
import type { Config } from '../../config/environment.ts';
import { ignoreBrokenOutput } from './ignore-broken-output.ts';
import { createPrettyLine } from './pretty-line.ts';

/** The output of the log: process.stderr. */
export type LogOutput = Writable & { readonly fd: number; readonly isTTY?: boolean };

/** Bytes of lines that wait for a slow reader. Enough for the lines of some thousand requests. */
const MAX_WAITING = 4 * 1024 * 1024;

/**
 * A log that never stops the process, never throws and never grows in memory. If the disk is full, or no program reads
 * the pipe, lines are lost. Their number is logged when lines can be written again. Pino's own destinations would
 * throw, or wait in an endless loop. `flush` calls back when every line so far has left the process, or with an error
 * if one of them is lost. `onLost` is called for each lost line.
 */
export function createLog(
  level: LevelWithSilent,
  output: LogOutput,
  format: Config['logFormat'] = null,
  onLost: () => void = () => {},
): Logger {
  const isPretty = (format ?? (output.isTTY === true ? 'pretty' : 'json')) === 'pretty';
  const toText = isPretty ? createPrettyLine(output) : (json: string) => json;
  let lost = 0;
  let isReported = false;
  const lose = () => {
    lost++;
    onLost();
  };
  const { tryWrite, whenWritten } = canBlock(output.fd) ? createStreamWriter(output) : createFileWriter(output.fd);
  const ownLog = pino(
    { level },
    {
      write(line: string) {
        const lines = lost;
        isReported = tryWrite(toText(line), () => {
          lost += lines;
        });
      },
    },
  );
  const destination = {
    write(line: string) {
      if (lost > 0) {
        isReported = false;
        ownLog.error({ lines: lost }, 'log lines were lost: the disk was full, or no process read the pipe');
        if (isReported) lost = 0;
      }
      if (!tryWrite(toText(line), lose)) lose();
    },
    /** For `logger.flush`. */
    flush(callback: (error?: Error) => void) {
      whenWritten(() => (lost > 0 ? callback(new Error('log lines are lost')) : callback()));
    },
  };
  return pino({ level }, destination);
}

/** False if the line is lost. `onLost` is called if the write fails later. */
type TryWrite = (line: string, onLost: () => void) => boolean;

type Writer = {
  readonly tryWrite: TryWrite;
  /** Calls back when no line waits in the process any more. */
  readonly whenWritten: (callback: () => void) => void;
};

/**
 * A pipe or a socket blocks the writer if its reader is slow. So does a terminal, but its reader is the person who
 * started the program. A file does not block.
 */
function canBlock(fd: number): boolean {
  const stat = fstatSync(fd);
  return stat.isFIFO() || stat.isSocket();
}

/** Writes synchronously. If the disk fills up in the middle of a line, a line break precedes the next line. */
function createFileWriter(fd: number): Writer {
  let broken = false;
  const tryWrite: TryWrite = (line) => {
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
  return { tryWrite, whenWritten: (callback) => callback() };
}

/**
 * Node buffers the lines that the reader of a pipe has not read. If the buffer exceeds MAX_WAITING, further lines are
 * lost until the whole buffer is written.
 */
function createStreamWriter(output: Writable): Writer {
  let isFull = false;
  let waiting = 0;
  let callbacks: (() => void)[] = [];
  ignoreBrokenOutput(output);
  const onWritten = () => {
    waiting--;
    if (waiting > 0) return;
    for (const callback of callbacks) callback();
    callbacks = [];
  };
  const tryWrite: TryWrite = (line, onLost) => {
    if (isFull) return false;
    if (output.writableLength + line.length > MAX_WAITING) {
      isFull = true;
      output.once('drain', () => {
        isFull = false;
      });
      return false;
    }
    waiting++;
    output.write(line, (error) => {
      if (error) onLost();
      onWritten();
    });
    return true;
  };
  return { tryWrite, whenWritten: (callback) => void (waiting === 0 ? callback() : callbacks.push(callback)) };
}
