// 所选之物的用语。

import type { SelectionWords } from '../en/selection.ts';
import { stage } from './stage.ts';

export const selectionZh: SelectionWords = {
  selected: '已选',
  nothing: '没有选中任何东西',
  touched: stage.touched,
  touches: (nodes, messages, slots) =>
    [
      ...(nodes.length === 0 ? [] : [nodes.join('、')]),
      ...(messages === 0 ? [] : [`途中 ${messages} 条消息`]),
      ...(slots === '' ? [] : [slots]),
    ].join('；'),
  message: (id) => `消息 ${id}`,
  about: '这一步涉及',
  whyNot: (node) => `为什么还没有……？${node} 在等什么`,
};
