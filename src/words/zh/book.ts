// Words of the rule book that fit every protocol, in Chinese.

import type { BookSection } from '../en/book.ts';

export const bookSectionZh: BookSection = {
  about: '规则按论文的编排列出，用我们自己的话写成。选一条规则，可以看到它何时起过作用。',
  step: '这一步由它们决定',
  stepEmpty: '这一步没有规则起作用。',
  compared: '这一步',
  unseen: '还没见到',
  times: (count) => `${count} 次`,
  last: (count) => `到此起过 ${count} 次作用，最近：`,
  never: '在这次运行里还没有起过作用。',
  jump: (at, node) => `${at} · ${node}`,
  previous: '上一次',
  next: '下一次',
  none: { previous: '之前没有了。', next: '接下来一分钟之内没有。' },
  see: (title, at) => `到「${title}」的 ${at} 去看`,
};
