import ts from 'typescript';

/** Attributes that a person reads or hears. */
const SPOKEN = /^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|label)$/;

/** What may stand in a template as it is: names that are the same in every language. */
const NAMES = ['Oasis Dresses', '$329.00', 'chatpay'];

/**
 * The texts that are written into a file's templates of markup, where words should come from a language: text between
 * tags, and attributes that are read out.
 */
export function textsIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      const markup = markupOf(node);
      const isTagged = ts.isTaggedTemplateExpression(node.parent);
      const tag = isTagged ? (node.parent as ts.TaggedTemplateExpression).tag.getText() : '';
      if (tag === 'html' || tag === 'svg' || (!isTagged && /<\/[a-z]/.test(markup))) found.push(...textsOf(markup));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}

/** The texts that are written into a page, where its script should put them: a title too, once it knows the language. */
export function textsInPage(source: string): string[] {
  return textsOf(source.replace(/<!doctype[^>]*>/i, '').replace(/\{\{\w+\}\}/g, '\0'));
}

/** A template with a mark in the place of each value. */
function markupOf(node: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  return node.head.text + node.templateSpans.map(({literal}) => `\0${literal.text}`).join('');
}

function textsOf(markup: string): string[] {
  const plain = markup.replace(/<!--[^]*?-->/g, '').replace(/<(style|script|code)\b[^]*?<\/\1>/g, '');
  const attributes = [...plain.matchAll(/\s([a-z-]+)="([^"]*)"/g)]
    .filter(([, name = '', value = '']) => SPOKEN.test(name) && isWord(value))
    .map(([, name, value]) => `${name}="${value}"`);
  const texts = plain
    .replace(/<[^<>]*>/g, '\n')
    .split('\n')
    .map((line) => line.replaceAll('\0', ' ').replace(/&\w+;/g, ' ').trim())
    .filter(isWord);
  return [...attributes, ...texts];
}

function isWord(text: string): boolean {
  return (
    NAMES.reduce((rest, name) => rest.replace(name, ''), text)
      .replaceAll('\0', '')
      .match(/\p{L}{2,}/u) !== null
  );
}
