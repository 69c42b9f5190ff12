import { describe, expect, it, vi } from 'vitest';
import { createBarProgress, createLineProgress } from '../../src/export/progress.ts';

describe('progress', () => {
  it('is a line for each tenth of the keys where the output is not a terminal', () => {
    const lines: string[] = [];
    const progress = createLineProgress((line) => lines.push(line));
    progress.start('us-east-2', 1000);
    for (let key = 0; key < 1000; key++) progress.step();
    expect(lines).toHaveLength(11);
    expect([lines[0], lines[1], lines[10]]).toEqual([
      'us-east-2: 0 of 1000 keys\n',
      'us-east-2: 100 of 1000 keys\n',
      'us-east-2: 1000 of 1000 keys\n',
    ]);
  });

  it('is a bar on a terminal', () => {
    const bar = { start: vi.fn(), increment: vi.fn(), stop: vi.fn() };
    const progress = createBarProgress(bar);
    progress.start('us-east-2', 2);
    progress.step();
    progress.stop();
    expect(bar.start).toHaveBeenCalledWith(2, 0, { region: 'us-east-2' });
    expect([bar.increment.mock.calls.length, bar.stop.mock.calls.length]).toEqual([1, 1]);
  });
});
