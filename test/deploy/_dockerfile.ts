import { readFileSync } from 'node:fs';
import { type Dockerfile, DockerfileParser, type Instruction, type JSONInstruction } from 'dockerfile-ast';

/** One instruction, with its variables replaced. */
export type Step = { readonly keyword: string; readonly flags: ReadonlyMap<string, string>; readonly args: string[] };

export type Stage = { readonly image: string; readonly name: string | null; readonly steps: readonly Step[] };

/** The stages of a Dockerfile, in their order. */
export function readDockerfile(path: string): readonly Stage[] {
  const file = DockerfileParser.parse(readFileSync(path, 'utf8'));
  const stages: { image: string; name: string | null; steps: Step[] }[] = [];
  for (const instruction of file.getInstructions()) {
    const step = toStep(instruction, file);
    if (step.keyword === 'FROM') stages.push({ image: step.args[0] ?? '', name: step.args[2] ?? null, steps: [] });
    else stages.at(-1)?.steps.push(step);
  }
  return stages;
}

/** The arguments of the last instruction of this name. */
export function lastOf(steps: readonly Step[], keyword: string): readonly string[] {
  return steps.findLast((step) => step.keyword === keyword)?.args ?? [];
}

function toStep(instruction: Instruction, file: Dockerfile): Step {
  const keyword = instruction.getKeyword();
  const { getFlags, getJSONStrings } = instruction as Partial<JSONInstruction>;
  const flags = new Map((getFlags?.call(instruction) ?? []).map((flag) => [flag.getName(), flag.getValue() ?? '']));
  const json = (getJSONStrings?.call(instruction) ?? []).map((text) => text.getJSONValue());
  return { keyword, flags, args: json.length > 0 ? json : toArguments(instruction, file) };
}

/** RUN has one argument, its command: the shell expands the variables in it. */
function toArguments(instruction: Instruction, file: Dockerfile): string[] {
  if (instruction.getKeyword() === 'RUN') return [toCommand(instruction)];
  const line = instruction.getRange().start.line;
  return instruction
    .getArguments()
    .map((argument) => argument.getValue().replace(VARIABLE, (_text, name) => file.resolveVariable(name, line) ?? ''));
}

/** Without its flags, and with its continued lines joined. */
function toCommand(instruction: Instruction): string {
  const text = instruction.getRawArgumentsContent() ?? '';
  return text.replace(/^(--\S+\s+)+/, '').replace(/\\\n/g, '');
}

const VARIABLE = /\$(\w+)/g;
