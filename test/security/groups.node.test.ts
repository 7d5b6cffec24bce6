import {rmSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

import {expect} from 'chai';

import {GROUPS, newNotes, printGroups} from '../../scripts/security-groups.mjs';

interface Figure {
  readonly group: string;
  readonly engine: string;
  readonly text: string;
}

const ENGINES = ['chromium', 'firefox'];

/** What a run notes in which everything has passed. */
const ALL: readonly Figure[] = GROUPS.flatMap(({id, everywhere, figures = 1, ofChromium = 0, ofNode = 0}) => {
  const counts = (everywhere ? ENGINES : ['chromium']).map((engine) => [engine, figures] as const);
  return [...counts, ['chromium', ofChromium] as const, ['node', ofNode] as const].flatMap(([engine, count], row) =>
    Array.from({length: count}, (_, index) => ({group: id, engine, text: `figure ${row}.${index}`})),
  );
});

/** Prints the list of a run. @returns How many figures it misses, and the lines that say so. */
function listOf(figures: readonly Figure[]): {missing: number; told: string[]} {
  const notes = newNotes();
  writeFileSync(notes, figures.map((figure) => `${JSON.stringify(figure)}\n`).join(''));
  const lines: string[] = [];
  const real = console.log;
  console.log = (line: string) => void lines.push(line);
  try {
    return {missing: printGroups(notes, ENGINES), told: lines.filter((line) => line.includes('DID NOT RUN'))};
  } finally {
    console.log = real;
    rmSync(dirname(notes), {recursive: true});
  }
}

describe('The list of what was tried', () => {
  it('misses nothing where every figure came', () => {
    expect(listOf(ALL)).to.deep.equal({missing: 0, told: []});
  });

  it('misses each figure that did not come, in its engine', () => {
    for (const left of ALL) {
      const {missing, told} = listOf(ALL.filter((figure) => figure !== left));
      expect(missing, JSON.stringify(left)).to.equal(1);
      expect(told.join()).to.contain(`(${left.engine})`);
      expect(told.join().startsWith(left.group)).to.equal(true);
    }
  });

  it('takes a figure that came twice for one, and one of Node for none of a browser’s', () => {
    const [left, ...others] = ALL.filter(({group}) => group === 'T2');
    const rest = ALL.filter(({group}) => group !== 'T2');
    expect(listOf([...rest, ...others, others[0]!]).missing).to.equal(1);
    expect(listOf([...rest, ...others, {...left!, engine: 'node'}]).missing).to.equal(1);
  });

  it('misses everything where nothing ran', () => {
    expect(listOf([]).missing).to.equal(ALL.length);
  });
});
