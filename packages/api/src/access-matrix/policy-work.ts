import {
  everyClass,
  familiesElsewhere,
  itsReaders,
  itsTeacher,
  type Policy,
  pupils,
  teachers,
  teachersElsewhere,
  zoe,
} from './policy.ts'

// A file that is not one's own, or that does not exist.
const notOnesFile = { file_unknown: { elsewhere: ['teacher'], absent: ['teacher'] } } as const

/** Homes, timetable, lessons. */
export const workPolicy: Policy = {
  'home.student': {
    door: ['student'],
    rows: {
      'work of the class': { here: ['pupil', 'classmate'], elsewhere: ['pupilElsewhere'], otherwise: 'without' },
      'the next lesson': { here: ['pupil', 'classmate'], elsewhere: ['pupilElsewhere'], otherwise: 'without' },
      'a correction given back': { here: ['pupil'], elsewhere: ['pupilElsewhere'], otherwise: 'without' },
    },
  },
  'home.parent': {
    door: ['parent'],
    rows: {
      'the child': { here: ['guardian', 'informed'], elsewhere: ['guardianElsewhere'], otherwise: 'without' },
      'the child’s class': {
        here: ['guardian', 'informed', 'otherGuardian'],
        elsewhere: ['guardianElsewhere'],
        otherwise: 'without',
      },
      'a correction given back': {
        here: ['guardian', 'informed'],
        elsewhere: ['guardianElsewhere'],
        otherwise: 'without',
      },
      'work of the class': {
        here: ['guardian', 'informed', 'otherGuardian'],
        elsewhere: ['guardianElsewhere'],
        otherwise: 'without',
      },
    },
  },
  'home.teacher': {
    door: ['teacher'],
    rows: {
      // A home shows what is one's own: neither a colleague's work, nor that of every class to school life.
      'work given': { ...itsTeacher, otherwise: 'without' },
      'the next lesson': { ...itsTeacher, otherwise: 'without' },
    },
  },
  'timetable.week': {
    door: 'everyone',
    rows: {
      // A pupil is himself whatever he asks, and a teacher asking for a pupil reads his own week.
      'of a pupil': {
        here: [...zoe, 'classmate', 'teacher'],
        elsewhere: [...familiesElsewhere, 'teacherElsewhere'],
        otherwise: { student: 'without', parent: 'not_found', teacher: 'without', admin: 'without' },
      },
      'of a class': {
        here: ['pupil', 'classmate', ...teachers, 'admin'],
        elsewhere: ['pupilElsewhere', ...teachersElsewhere, 'admin'],
        otherwise: { student: 'without', parent: 'not_found', teacher: 'not_found', admin: 'not_found' },
      },
      // Latin, which 3A's teacher gives to pupils of 5B.
      'of a class’s group': {
        once: true,
        here: [...everyClass, 'admin'],
        otherwise: { student: 'without', parent: 'not_found', teacher: 'not_found', admin: 'not_found' },
        but: { without: { here: ['teacher', 'colleague'] } },
      },
      // Of a pupil's own week, whatever he asks; drafts are counted for whoever wrote them.
      'how much work is published': {
        here: [...pupils, 'guardian', 'informed', 'colleague', ...everyClass, 'admin'],
        elsewhere: [...pupils, 'guardianElsewhere', ...everyClass, 'admin'],
        absent: pupils,
        otherwise: 'not_found',
        but: { without: itsTeacher },
      },
    },
  },
  'timetable.lesson': {
    door: 'everyone',
    rows: {
      'what was done': {
        here: [...zoe, 'classmate', ...teachers, 'admin'],
        elsewhere: itsReaders.elsewhere,
        otherwise: 'not_found',
      },
      'what is still being written': {
        ...itsTeacher,
        otherwise: 'not_found',
        but: {
          without: {
            here: [...zoe, 'classmate', 'colleague', ...everyClass, 'admin'],
            elsewhere: [...familiesElsewhere, ...everyClass, 'admin'],
          },
        },
      },
    },
  },
  'lesson.save': {
    door: ['teacher'],
    rows: {
      'in a lesson': { ...itsTeacher, otherwise: 'not_found', writes: ['lesson_content', 'lesson_file'] },
      'for a class': { ...itsTeacher, otherwise: 'not_found', writes: ['lesson_content'] },
      // Asked of 5B's lesson: only the file changes place.
      'with a file': {
        here: ['teacher'],
        otherwise: 'not_found',
        but: notOnesFile,
        writes: ['lesson_content', 'lesson_file'],
      },
    },
  },
  'lesson.log': {
    door: 'everyone',
    rows: {
      'of a pupil': {
        here: [...zoe, 'classmate', ...teachers, 'admin'],
        elsewhere: itsReaders.elsewhere,
        otherwise: { student: 'without', parent: 'not_found', teacher: 'without', admin: 'without' },
      },
      'of a class': {
        here: ['pupil', 'classmate', ...teachers, 'admin'],
        elsewhere: ['pupilElsewhere', ...teachersElsewhere, 'admin'],
        otherwise: { student: 'without', parent: 'not_found', teacher: 'without', admin: 'without' },
      },
      'what is still being written': {
        ...itsTeacher,
        otherwise: { student: 'without', parent: 'not_found', teacher: 'without', admin: 'without' },
      },
    },
  },
  'teaching.mine': {
    door: ['teacher'],
    rows: {
      'the class': { here: ['teacher', 'colleague'], elsewhere: ['teacherElsewhere'], otherwise: 'without' },
    },
  },
}
