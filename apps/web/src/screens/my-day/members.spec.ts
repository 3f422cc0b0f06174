import { expect, test } from '@jest/globals';
import type { Directory, WorkItem } from '@tovholder/api-client';
import type { Line } from './follow';
import { membersFor } from './members';

const unit = (id: string, ...members: readonly string[]) => ({
  id,
  title: id,
  authority: 'a',
  district: 'd',
  members: members.map((name) => ({ id: name, name })),
});
const directory = {
  units: [unit('one', 'x', 'y'), unit('two', 'y', 'z'), { ...unit('far'), members: undefined }],
} as unknown as Directory;
const line = (of: string): Line => ({ id: of, gone: false, item: { by: { unit: of } } as WorkItem });
const names = (...units: readonly string[]) =>
  membersFor(units.map(line), directory)
    .map(({ id }) => id)
    .join('');

test('a step goes to a member of its unit; several go to one who is a member of all their units', () => {
  expect(names('one')).toBe('xy');
  expect(names('one', 'one')).toBe('xy');
  expect(names('one', 'two')).toBe('y');
  expect(names('one', 'far')).toBe('');
  expect(names('unknown')).toBe('');
  expect(membersFor([line('one')], undefined)).toEqual([]);
});
