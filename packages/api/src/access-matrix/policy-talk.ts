import {
  allStaff,
  correspondents,
  everyClass,
  familiesElsewhere,
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

/** What any message changes, whether it opens a thread or goes on with one. */
const written = ['message', 'thread', 'thread_member'] as const

/** Messages. */
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
  'messaging.recipients': {
    door: 'everyone',
    rows: {
      ...writing(),
      // The pupil of 3A was in 5B, and the substitute taught it: a class is who is there today.
      'parents of a class, and of who left it': {
        elsewhere: toFamilies.elsewhere,
        otherwise: 'recipient_not_allowed',
        but: { without: { here: toFamilies.here } },
      },
      'pupils of a class, and who left it': {
        elsewhere: toPupils.elsewhere,
        otherwise: 'recipient_not_allowed',
        but: { without: { here: toPupils.here } },
      },
      'the team of a class, and who left it': {
        otherwise: 'recipient_not_allowed',
        but: { without: toPupils },
      },
      'a substitute gone, by a pupil': { once: true, otherwise: 'recipient_not_allowed' },
      'a teacher, by the parent of who left': { otherwise: 'recipient_not_allowed' },
      'school life, by the parent of who left': { otherwise: 'recipient_not_allowed' },
    },
  },
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
      'a letter': { ...correspondents.letter, otherwise: 'not_found', writes: [...written, 'thread_student'] },
      'an answer': { ...correspondents.answer, otherwise: 'not_found', writes: written },
      'a talk': { ...correspondents.talk, otherwise: 'not_found', writes: written },
      'who has left': { once: true, otherwise: 'not_found', but: { thread_closed: { here: ['pupil'] } } },
      'after one’s right was reduced': {
        once: true,
        here: ['teacher'],
        otherwise: 'not_found',
        but: { recipient_not_allowed: { here: ['informed'] } },
        writes: written,
      },
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
      'a letter': { ...correspondents.letter, otherwise: 'without' },
      'an answer': { ...correspondents.answer, otherwise: 'without' },
      'a talk': { ...correspondents.talk, otherwise: 'without' },
      'about a child': { ...correspondents.answer, otherwise: 'without' },
    },
  },
  'messaging.thread': {
    door: 'everyone',
    rows: {
      'a letter': { ...correspondents.letter, otherwise: 'not_found' },
      'an answer': { ...correspondents.answer, otherwise: 'not_found' },
      'a talk': { ...correspondents.talk, otherwise: 'not_found' },
      'one’s own answer to a letter': {
        here: ['guardian'],
        elsewhere: ['guardianElsewhere'],
        otherwise: 'not_found',
        but: { without: { here: ['teacher', 'informed', 'otherGuardian'], elsewhere: ['teacherElsewhere'] } },
      },
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
      'a letter': { ...correspondents.letter, otherwise: 'not_found', writes: ['thread_member'] },
      'an answer': { ...correspondents.answer, otherwise: 'not_found', writes: ['thread_member'] },
      'a talk': { ...correspondents.talk, otherwise: 'not_found', writes: ['thread_member'] },
    },
  },
}
