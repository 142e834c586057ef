import {
  allStaff,
  everybody,
  everyClass,
  families,
  familiesElsewhere,
  itsReaders,
  itsTeacher,
  type Policy,
  pupils,
  type Row,
  teachers,
  teachersElsewhere,
} from './policy.ts'

// The librarian writes to pupils, not to their families.
const toFamilies = {
  here: ['teacher', 'colleague', 'schoolLife', 'admin'],
  elsewhere: ['teacherElsewhere', 'schoolLife', 'admin'],
} as const
const toPupils = { here: [...teachers, 'admin'], elsewhere: [...teachersElsewhere, 'admin'] } as const
// A right to information alone starts no thread, nor does one that ended.
const aboutChild = { here: ['guardian'], elsewhere: ['guardianElsewhere'] } as const
const toColleague = {
  here: allStaff.filter((actor) => actor !== 'teacher'),
  elsewhere: allStaff.filter((actor) => actor !== 'teacherElsewhere'),
}

/** Who may write to whom; reading the names beforehand follows the same rule. */
function writing(writes?: readonly string[]): Record<string, Row> {
  const row = { otherwise: 'recipient_not_allowed', ...(writes && { writes }) } as const
  // What concerns a child says which.
  const about = writes && { writes: [...writes, 'thread_student'] }
  return {
    'parents of a class': { ...row, ...about, ...toFamilies },
    'parents of a pupil': { ...row, ...about, ...toFamilies },
    'pupils of a class': { ...row, ...toPupils },
    'a pupil': { ...row, ...toPupils },
    'the team of a class': { ...row, ...toPupils },
    'a colleague': { ...row, ...toColleague },
    'a teacher, by a pupil': { ...row, here: ['pupil', 'classmate'], elsewhere: ['pupilElsewhere'] },
    'a teacher, by a parent': { ...row, ...about, ...aboutChild },
    'school life, by a pupil': { ...row, once: true, here: pupils },
    'school life, by a parent': { ...row, ...about, ...aboutChild },
    'the management, by a pupil': { ...row, once: true },
    'the management, by a parent': { ...row, ...about, ...aboutChild },
    'all the staff': { ...row, once: true, here: allStaff },
    'all the parents': { ...row, ...about, once: true, here: ['admin'] },
    'all the pupils': { ...row, once: true, here: ['admin'] },
  }
}

const readers = {
  letter: {
    here: ['teacher', 'guardian', 'informed', 'otherGuardian'],
    elsewhere: ['teacherElsewhere', 'guardianElsewhere'],
  },
  answer: { here: ['teacher', 'guardian'], elsewhere: ['teacherElsewhere', 'guardianElsewhere'] },
  talk: { here: ['teacher', 'pupil'], elsewhere: ['teacherElsewhere', 'pupilElsewhere'] },
} as const

/** What any message changes, whether it opens a thread or goes on with one. */
const written = ['message', 'thread', 'thread_member'] as const

/** Messages, resources, files, what changes under one’s eyes. */
export const talkPolicy: Policy = {
  'messaging.audiences': {
    door: 'everyone',
    rows: {
      'a class': { ...toPupils, otherwise: 'without' },
      'a teacher of the child': {
        here: ['pupil', 'classmate', 'guardian', 'otherGuardian'],
        elsewhere: familiesElsewhere,
        otherwise: 'without',
      },
    },
  },
  'messaging.people': {
    door: 'everyone',
    rows: {
      'a pupil': { ...toPupils, otherwise: 'without' },
      'a colleague': { ...toColleague, otherwise: 'without' },
      'pupils of a class': { ...toPupils, otherwise: 'without' },
    },
  },
  'messaging.recipients': { door: 'everyone', rows: writing() },
  'messaging.send': {
    door: 'everyone',
    rows: {
      ...writing(written),
      'the team of a class': {
        ...toPupils,
        elsewhere: ['schoolLife', 'librarian', 'admin'],
        otherwise: 'recipient_not_allowed',
        // Alone with 3A, its teacher has no team to write to.
        but: { no_recipient: { elsewhere: ['teacherElsewhere'] } },
        writes: written,
      },
      // To the pupils of 5B: only the file changes place.
      'with a file': {
        here: ['teacher'],
        otherwise: 'recipient_not_allowed',
        but: {
          file_unknown: {
            here: ['colleague', ...everyClass, 'admin'],
            elsewhere: [...teachers, 'admin'],
            absent: [...teachers, 'admin'],
          },
        },
        writes: ['message', 'message_file', 'thread', 'thread_member'],
      },
    },
  },
  'messaging.reply': {
    door: 'everyone',
    rows: {
      'a letter': { ...readers.letter, otherwise: 'not_found', writes: [...written, 'thread_student'] },
      'an answer': { ...readers.answer, otherwise: 'not_found', writes: written },
      'a talk': { ...readers.talk, otherwise: 'not_found', writes: written },
      // In the talk with Zoé: only the file changes place.
      'with a file': {
        here: ['pupil'],
        otherwise: 'not_found',
        but: { file_unknown: { here: ['teacher'], elsewhere: ['teacher', 'pupil'], absent: ['teacher', 'pupil'] } },
        writes: ['message', 'message_file', 'thread', 'thread_member'],
      },
    },
  },
  'messaging.threads': {
    door: 'everyone',
    rows: {
      'a letter': { ...readers.letter, otherwise: 'without' },
      'an answer': { ...readers.answer, otherwise: 'without' },
      'a talk': { ...readers.talk, otherwise: 'without' },
      'about a child': { ...readers.answer, otherwise: 'without' },
    },
  },
  'messaging.thread': {
    door: 'everyone',
    rows: {
      'a letter': { ...readers.letter, otherwise: 'not_found' },
      'an answer': { ...readers.answer, otherwise: 'not_found' },
      'a talk': { ...readers.talk, otherwise: 'not_found' },
      'the answers to a letter': {
        ...itsTeacher,
        otherwise: 'not_found',
        but: { without: { here: ['guardian', 'informed', 'otherGuardian'], elsewhere: ['guardianElsewhere'] } },
      },
    },
  },
  'messaging.unread': {
    door: 'everyone',
    rows: {
      'something to read': {
        once: true,
        here: [
          ...(['teacher', 'guardian', 'informed', 'otherGuardian', 'pupil'] as const),
          ...(['teacherElsewhere', 'guardianElsewhere', 'pupilElsewhere'] as const),
        ],
        otherwise: 'without',
      },
    },
  },
  'messaging.markRead': {
    door: 'everyone',
    rows: {
      'a letter': { ...readers.letter, otherwise: 'not_found', writes: ['thread_member'] },
      'an answer': { ...readers.answer, otherwise: 'not_found', writes: ['thread_member'] },
      'a talk': { ...readers.talk, otherwise: 'not_found', writes: ['thread_member'] },
    },
  },
  'resource.list': {
    door: ['student', 'parent'],
    rows: {
      shared: { here: families, elsewhere: familiesElsewhere, otherwise: 'without' },
      'kept by its teacher': { otherwise: 'without' },
      'for a child': { here: families, elsewhere: familiesElsewhere, otherwise: 'without' },
    },
  },
  'resource.subjects': {
    door: ['student', 'parent'],
    rows: { 'of shared ones': { here: families, elsewhere: familiesElsewhere, otherwise: 'without' } },
  },
  'resource.mine': {
    door: ['teacher'],
    rows: {
      shared: { ...itsTeacher, otherwise: 'without' },
      'kept by its teacher': { ...itsTeacher, otherwise: 'without' },
    },
  },
  'resource.choices': {
    door: ['teacher'],
    rows: {
      'a class': {
        here: ['teacher', 'colleague', 'librarian'],
        elsewhere: ['teacherElsewhere', 'librarian'],
        otherwise: 'without',
      },
    },
  },
  'resource.add': {
    door: ['teacher'],
    rows: {
      'for a class': {
        here: ['teacher', 'colleague', 'librarian'],
        elsewhere: ['teacherElsewhere', 'librarian'],
        otherwise: 'not_found',
        writes: ['resource', 'resource_share'],
      },
      'a file': { ...itsTeacher, otherwise: 'file_unknown', writes: ['resource'] },
    },
  },
  'resource.change': {
    door: ['teacher'],
    rows: { 'one’s own': { ...itsTeacher, otherwise: 'not_found', writes: ['resource'] } },
  },
  'resource.share': {
    door: ['teacher'],
    rows: {
      'with nobody': { ...itsTeacher, otherwise: 'not_found', writes: ['resource_share'] },
      // The one 5B's teacher keeps: only the class changes.
      'with a class': { here: ['teacher'], otherwise: 'not_found', writes: ['resource_share'] },
    },
  },
  'resource.remove': {
    door: ['teacher'],
    rows: { 'one’s own': { ...itsTeacher, otherwise: 'not_found', writes: ['resource', 'resource_share'] } },
  },
  'file.link': {
    door: 'everyone',
    rows: {
      'of a lesson': { ...itsReaders, otherwise: 'not_found' },
      'of a lesson being written': { ...itsTeacher, otherwise: 'not_found' },
      'of work': { ...itsReaders, otherwise: 'not_found' },
      'of work not published': { ...itsTeacher, otherwise: 'not_found' },
      // Nor the rest of the staff, nor the head of the school: they see the classes' life, no pupil's copies.
      'of a copy': {
        here: ['pupil', 'guardian', 'informed', ...itsTeacher.here],
        elsewhere: [...familiesElsewhere, ...itsTeacher.elsewhere],
        otherwise: 'not_found',
      },
      'of the copy of a pupil who left': { otherwise: 'not_found' },
      'of a letter': { ...readers.letter, otherwise: 'not_found' },
      'of a talk': { ...readers.talk, otherwise: 'not_found' },
      'of a shared resource': {
        here: [...families, 'teacher', 'admin'],
        elsewhere: [...familiesElsewhere, 'teacherElsewhere', 'admin'],
        otherwise: 'not_found',
      },
      'of a resource kept by its teacher': { ...itsTeacher, otherwise: 'not_found' },
      'sent by a teacher, joined to nothing': { ...itsTeacher, otherwise: 'not_found' },
      'sent by a pupil, joined to nothing': {
        here: ['pupil'],
        elsewhere: ['pupilElsewhere'],
        otherwise: 'not_found',
      },
    },
  },
  'live.events': {
    door: 'everyone',
    rows: {
      'an open screen': { once: true, here: everybody, otherwise: 'without' },
      'work of a class': { ...itsReaders, otherwise: 'without' },
      'lessons of a class': { ...itsReaders, otherwise: 'without' },
      'a letter': { ...readers.letter, otherwise: 'without' },
      'a talk': { ...readers.talk, otherwise: 'without' },
    },
  },
}
