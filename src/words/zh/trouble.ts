// What went wrong and what to do, in Chinese.

import type { TroubleWords } from '../en/trouble.ts';

const afterwards = (isKept: boolean): string =>
  isKept ? '你的运行会保留。' : '内容没能存下，只剩地址里的内容，也就是这个分支。';

export const troubleZh: TroubleWords = {
  part: (file) => (file === '' ? '页面有一部分没能获取到。' : `页面有一部分没能获取到：${file}。`),
  offline: '现在没有网络连接。',
  still: (isKept) => `如果再次失败，请重新加载页面：${afterwards(isKept)}`,
  broken: (why) => `页面有一部分出错了：${why}`,
  laboratory: (why) => `模拟器停止了${why === '' ? '' : `（${why}）`}。重新启动后会从原处继续：你做过的都不会丢失。`,
  silent: '模拟器有一会儿没有响应了。它可能正忙于很长的计算，也可能已经停止。',
  drawing: '负责绘图的线程停止了。现在由页面自己绘图，可能不那么流畅。',
  failed: (why) => `刚才请求的事情失败了：${why}`,
  beyond: '那个分支开始得太晚，不会自动运行到那里。请先让运行继续到那一刻，再试一次。',
  newer: (isKept) => `这个页面有了新版本。重新加载即可使用：${afterwards(isKept)}`,
  gone: (isKept) => `这个页面有了新版本，服务器上不再有当前版本的一些文件。请重新加载：${afterwards(isKept)}`,
  again: '再试一次',
  restart: '重新启动',
  reload: '重新加载',
};
