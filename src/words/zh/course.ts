// 课程页的中文。

import type { CourseWords } from '../en/course.ts';

export const course: CourseWords = {
  title: '课程',
  standing: (lessons, of, challenges, all) => `${of} 课中已学完 ${lessons} 课 · ${all} 个挑战中已达成 ${challenges} 个`,
  save: '保存进度',
  load: '载入进度',
  loaded: '进度已载入。两边任何一边完成过的都算完成。',
  notLoaded: '这个文件里没有课程进度。请选择“保存进度”写出的文件。',
  notKept: '这个浏览器不为本页存储任何内容：进度只保留到页面关闭为止。请把它存成文件。',
  next: { first: '从这里开始', on: '从这里继续', after: '下一课', all: '整个课程你都学过了。' },
  nextDo: { first: '开始', on: '继续', after: '开始' },
  card: (card, of) => `第 ${card} 张，共 ${of} 张`,
  minutes: (minutes) => `${minutes} 分钟`,
  due: (count) => `有 ${count} 个旧问题该复习了`,
  noDue: '没有该复习的旧问题',
  noDueWhy: '遇到过的问题，隔一课和隔三课会回到这里。',
  challenges: '挑战',
  par: (acts) => `标准 ${acts} 步`,
  reached: (acts) => `用 ${acts} 步达成`,
  done: '已完成',
  atPar: '以标准步数达成',
  begun: '已开始',
  part: (done, of) => `${of} 课中已完成 ${done} 课`,
};
