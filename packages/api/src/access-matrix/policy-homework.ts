import { everyClass, familiesElsewhere, itsTeacher, type Policy, teachers, teachersElsewhere, zoe } from './policy.ts'

// A file that is not one's own, or that does not exist.
const notOnesFile = { file_unknown: { elsewhere: ['teacher'], absent: ['teacher'] } } as const

/** Homework and copies. */
export const homeworkPolicy: Policy = {
  'homework.list': {
    door: ['student', 'parent'],
    rows: {
      'of a pupil': {
        here: [...zoe, 'classmate'],
        elsewhere: familiesElsewhere,
        otherwise: { student: 'without', parent: 'not_found' },
      },
    },
  },
  'homework.get': {
    door: ['student', 'parent'],
    rows: {
      'the work': { here: [...zoe, 'classmate'], elsewhere: familiesElsewhere, otherwise: 'not_found' },
      'the copy': {
        here: zoe,
        elsewhere: familiesElsewhere,
        otherwise: 'not_found',
        but: { without: { here: ['classmate'] } },
      },
      'the correction given back': {
        here: zoe,
        elsewhere: familiesElsewhere,
        otherwise: 'not_found',
        but: { without: { here: ['classmate'] } },
      },
      'the correction being written': {
        otherwise: 'not_found',
        but: { without: { here: [...zoe, 'classmate'], elsewhere: familiesElsewhere } },
      },
      'work not published': { otherwise: 'not_found' },
    },
  },
  'homework.tick': {
    door: ['student'],
    rows: {
      'work of the class': {
        here: ['pupil', 'classmate'],
        elsewhere: ['pupilElsewhere'],
        otherwise: 'not_found',
        writes: ['homework_tick'],
      },
      'work not published': { otherwise: 'not_found' },
    },
  },
  'homework.submit': {
    door: ['student'],
    rows: {
      'work of the class': {
        here: ['pupil', 'classmate'],
        elsewhere: ['pupilElsewhere'],
        otherwise: 'not_found',
        writes: ['submission'],
      },
      'work not published': { otherwise: 'not_found' },
      // Asked of 5B's work: only the file changes place.
      'with a file': {
        here: ['pupil'],
        otherwise: 'not_found',
        but: {
          file_unknown: { here: ['classmate'], elsewhere: ['pupil', 'classmate'], absent: ['pupil', 'classmate'] },
        },
        writes: ['submission', 'submission_file'],
      },
    },
  },
  'homework.give': {
    door: ['teacher'],
    rows: {
      'to a class': { ...itsTeacher, otherwise: 'not_found', writes: ['homework'] },
      'in a lesson': { ...itsTeacher, otherwise: 'not_found', writes: ['homework'] },
      'with a file': {
        here: ['teacher'],
        otherwise: 'not_found',
        but: notOnesFile,
        writes: ['homework', 'homework_file'],
      },
    },
  },
  'homework.change': {
    door: ['teacher'],
    rows: {
      'work given': { ...itsTeacher, otherwise: 'not_found', writes: ['homework'] },
      'work a substitute left': { ...itsTeacher, otherwise: 'not_found', writes: ['homework'] },
      'a draft': { ...itsTeacher, otherwise: 'not_found', writes: ['homework', 'homework_file'] },
      'a draft a substitute left': { otherwise: 'not_found' },
      'with a file': {
        here: ['teacher'],
        otherwise: 'not_found',
        but: notOnesFile,
        writes: ['homework', 'homework_file'],
      },
    },
  },
  'homework.remove': {
    door: ['teacher'],
    rows: {
      'work given': { ...itsTeacher, otherwise: 'not_found', writes: ['homework'] },
      'a draft': { ...itsTeacher, otherwise: 'not_found', writes: ['homework', 'homework_file'] },
      'a draft a substitute left': { otherwise: 'not_found' },
    },
  },
  'homework.nextLesson': {
    door: ['teacher'],
    rows: { 'of a class': { here: teachers, elsewhere: teachersElsewhere, otherwise: 'not_found' } },
  },
  'homework.given': {
    door: ['teacher'],
    rows: {
      'work of one’s subject': { ...itsTeacher, otherwise: 'without' },
      'a draft': { ...itsTeacher, otherwise: 'without' },
      'a draft a substitute left': { otherwise: 'without' },
    },
  },
  'homework.board': {
    door: ['teacher'],
    rows: {
      'the pupils': { here: teachers, elsewhere: teachersElsewhere, otherwise: 'not_found' },
      'a correction being written': {
        ...itsTeacher,
        otherwise: 'not_found',
        but: { without: { here: ['colleague', ...everyClass], elsewhere: everyClass } },
      },
      'a pupil who changed class': { once: true, otherwise: 'not_found', but: { without: { here: teachers } } },
      'of a draft': { ...itsTeacher, otherwise: 'not_found' },
    },
  },
  'homework.copy': {
    door: ['teacher'],
    rows: {
      // For those who mark it: the rest of the staff reads the board, not the pupils' words.
      'the copy': { ...itsTeacher, otherwise: 'not_found' },
      'the correction being written': { ...itsTeacher, otherwise: 'not_found' },
      'of a pupil who left': { otherwise: 'not_found' },
      'of a pupil of both classes': { ...itsTeacher, otherwise: 'not_found' },
      'of a draft a substitute left': { otherwise: 'not_found' },
      'of a pupil who changed class': { once: true, otherwise: 'not_found' },
      // 5B's work, asked for each side's pupil.
      'of a pupil of another class': { here: itsTeacher.here, otherwise: 'not_found' },
    },
  },
  'homework.comment': {
    door: ['teacher'],
    rows: {
      'a copy': { ...itsTeacher, otherwise: 'not_found', writes: ['feedback'] },
      'the copy of a pupil who left': { otherwise: 'not_found' },
    },
  },
  'homework.return': {
    door: ['teacher'],
    rows: {
      'a copy': { ...itsTeacher, otherwise: 'not_found', writes: ['feedback'] },
      'the copy of a pupil who left': { otherwise: 'not_found' },
    },
  },
  'homework.returnAll': {
    door: ['teacher'],
    rows: { 'every copy': { ...itsTeacher, otherwise: 'not_found', writes: ['feedback'] } },
  },
}
