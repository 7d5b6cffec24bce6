// The words behind the names of types: what `Collection` can be. The compiler says it, from our own files alone and with as
// little of a library as `Exclude` needs, since this is asked at every build.
import {existsSync} from 'node:fs';
import {dirname, resolve} from 'node:path';

import ts from 'typescript';

const OPTIONS = {
  strict: true,
  noEmit: true,
  experimentalDecorators: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es5.d.ts'],
  types: [],
};

/** Resolves our own files; what comes from packages is left unknown. */
function host() {
  const made = ts.createCompilerHost(OPTIONS);
  made.resolveModuleNameLiterals = (literals, containing) =>
    literals.map(({text}) => {
      const file = resolve(dirname(containing), text.replace(/\.js$/, '.ts'));
      const isOurs = text.startsWith('.') && existsSync(file);
      return {resolvedModule: isOurs ? {resolvedFileName: file, extension: ts.Extension.Ts} : undefined};
    });
  return made;
}

/** The union of literals that each field of each class in these files takes, by `Class.field`; other fields are left out. */
export function literalFields(files) {
  const program = ts.createProgram(files, OPTIONS, host());
  const checker = program.getTypeChecker();
  const found = new Map();
  for (const file of files) {
    for (const statement of program.getSourceFile(file)?.statements ?? []) {
      if (!ts.isClassDeclaration(statement)) continue;
      for (const member of statement.members) {
        if (!ts.isPropertyDeclaration(member) || !member.type || !ts.isIdentifier(member.name)) continue;
        const union = unionOf(checker.getTypeFromTypeNode(member.type));
        if (union) found.set(`${statement.name.text}.${member.name.text}`, union);
      }
    }
  }
  return found;
}

function unionOf(type) {
  const members = (type.isUnion() ? type.types : [type]).filter(({flags}) => !(flags & ts.TypeFlags.Undefined));
  if (members.length === 0 || !members.every((member) => member.isStringLiteral())) return undefined;
  return members.map(({value}) => `'${value}'`).join(' | ');
}
