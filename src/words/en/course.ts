// The course page, in English.

export const course = {
  title: 'Course',
  standing: (lessons: number, of: number, challenges: number, all: number) =>
    `${lessons} of ${of} lessons · ${challenges} of ${all} challenges`,
  save: 'Save progress',
  load: 'Load progress',
  loaded: 'Your progress is here. What was done on both sides stays done.',
  notLoaded: 'This file holds no progress of a course. Take one that “Save progress” wrote.',
  notKept:
    'This browser stores nothing for this page: your progress lasts until the page is closed. Save it as a file.',
  next: { first: 'Begin here', on: 'Go on here', after: 'Next', all: 'You have been through the whole course.' },
  nextDo: { first: 'Begin', on: 'Go on', after: 'Begin' },
  card: (card: number, of: number) => `card ${card} of ${of}`,
  minutes: (minutes: number) => `${minutes} min`,
  due: (count: number) => (count === 1 ? 'An old question is due' : `${count} old questions are due`),
  noDue: 'No old question is due',
  noDueWhy: 'Questions come back here a lesson or three after you met them.',
  challenges: 'Challenges',
  par: (acts: number) => (acts === 1 ? 'par 1 act' : `par ${acts} acts`),
  reached: (acts: number) => (acts === 1 ? 'reached with 1 act' : `reached with ${acts} acts`),
  done: 'done',
  atPar: 'reached at par',
  begun: 'begun',
  part: (done: number, of: number) => `${done} of ${of} lessons done`,
};

export type CourseWords = typeof course;
