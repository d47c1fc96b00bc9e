// The replicated state machine.

import { describe, expect, it } from 'vitest';
import { protocolNamed } from '../../src/protocols/index.ts';
import { applyCommand, parseCommand, type Store } from '../../src/protocols/keyvalue.ts';
import { protocols } from '../protocols.ts';

describe('commands', () => {
  it.each<[string, object | null]>([
    ['x=1', { key: 'x', write: '1' }],
    ['x', { key: 'x', write: null }],
    ['茶=绿', { key: '茶', write: '绿' }],
    ['a=b=c', { key: 'a', write: 'b=c' }],
    ['x=a word', { key: 'x', write: 'a word' }],
    ['', null],
    ['=1', null],
    ['x=', null],
    ['x y', null],
    ['x="', null],
    ['x=a\nb', null],
    ['k'.repeat(17), null],
    [`x=${'v'.repeat(33)}`, null],
  ])('%j is %j', (text, command) => {
    expect(parseCommand(text)).toEqual(command);
  });
});

describe('the store', () => {
  it('is written and read, and a write leaves the store before it alone', () => {
    const empty: Store = {};
    const { map, result } = applyCommand(empty, 'x=1');
    expect([map, result, empty]).toEqual([{ x: '1' }, 'ok', {}]);
    expect(applyCommand(map, 'x')).toEqual({ map, result: '1' });
    expect(applyCommand(map, 'y')).toEqual({ map, result: '∅' });
    expect(applyCommand(map, 'x').map).toBe(map);
  });

  it('knows only what was written, whatever objects are born with', () => {
    for (const key of ['constructor', '__proto__', 'toString']) {
      expect(applyCommand({}, key).result).toBe('∅');
      const { map } = applyCommand({}, `${key}=1`);
      expect(applyCommand(map, key).result).toBe('1');
      expect(Object.keys(JSON.parse(JSON.stringify(map)))).toEqual([key]);
    }
  });
});

describe('the list of protocols', () => {
  it('knows protocols and their variants by name, and nothing else', () => {
    expect(protocolNamed('raft')).toBe(protocols.raft);
    expect(protocolNamed('raft/votesTwice')?.id).toBe('raft');
    for (const name of ['', 'Raft', 'raft/', 'raft/no', 'raft/votesTwice/', 'constructor', 'raft/constructor'])
      expect(protocolNamed(name)).toBe(undefined);
  });
});
