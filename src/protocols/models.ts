// What the checker is told of each protocol. Fetched when somebody wants to check one.

import type { AnyModel } from '../speech/model.ts';
import { fetched } from './fetched.ts';
import { load } from './index.ts';
import { AND } from './order.ts';

const models = fetched('model', import.meta.glob<AnyModel>('./*/model.ts', { import: 'model' }));

/** Has the models of some protocols at hand from then on, and their mistakes together; left out: of all protocols. */
export const loadModels = (ids?: readonly string[]): Promise<unknown> => Promise.all([models.load(ids), load([AND])]);

/** Undefined for an id of none. Throws an Error when it is not loaded. */
export const modelOf: (id: string) => AnyModel | undefined = models.of;
