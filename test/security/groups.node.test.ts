import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

import {expect} from 'chai';

import {figuresOf, GROUPS, newNotes, printGroups} from '../../scripts/security-groups.mjs';
import {testFiles} from '../../scripts/test-files.mjs';

interface Figure {
  readonly group: string;
  readonly engine: string;
  readonly text: string;
}

const ENGINES = ['chromium', 'firefox'];

/** What a run notes in which everything has passed. */
const allOf = (isFull: boolean): readonly Figure[] =>
  GROUPS.flatMap((group) =>
    Object.entries(figuresOf(group, ENGINES, isFull)).flatMap(([engine, count]) =>
      Array.from({length: count}, (_, index) => ({group: group.id, engine, text: `${engine}’s figure ${index}`})),
    ),
  );
const ALL = allOf(false);
const FULL = allOf(true);

/** Prints the list of a run. @returns How many figures it misses, and the lines that say so. */
function listOf(figures: readonly Figure[], isFull = false): {missing: number; told: string[]} {
  const notes = newNotes();
  writeFileSync(notes, figures.map((figure) => `${JSON.stringify(figure)}\n`).join(''));
  const lines: string[] = [];
  const real = console.log;
  console.log = (line: string) => void lines.push(line);
  try {
    const missing = printGroups(notes, ENGINES, isFull);
    return {missing, told: lines.filter((line) => line.includes('DID NOT RUN'))};
  } finally {
    console.log = real;
    rmSync(dirname(notes), {recursive: true});
  }
}

describe('The list of what was tried', () => {
  it('misses nothing where every figure came', () => {
    expect(listOf(ALL)).to.deep.equal({missing: 0, told: []});
    expect(listOf(FULL, true)).to.deep.equal({missing: 0, told: []});
  });

  it('misses each figure that did not come, in its engine', () => {
    for (const left of FULL) {
      const {missing, told} = listOf(
        FULL.filter((figure) => figure !== left),
        true,
      );
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
    expect(listOf([], true).missing).to.equal(FULL.length);
  });

  it('asks each test of the slow suite that notes a figure for it', () => {
    const noting = testFiles('full').filter((file) => readFileSync(file, 'utf8').includes('noteFigure('));
    const counted = GROUPS.flatMap(({ofFull = {}}) => Object.values(ofFull)).reduce((sum, count) => sum + count, 0);
    const known: readonly string[] = GROUPS.flatMap(({files}) => files);
    expect(noting.filter((file) => !known.includes(file))).to.deep.equal([]);
    expect(counted).to.equal(noting.length);
  });
});
