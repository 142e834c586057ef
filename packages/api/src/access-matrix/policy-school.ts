import { everyActor } from './actors.ts'
import { allStaff, everybody, familiesElsewhere, type Policy, parents, zoe } from './policy.ts'

const office = { here: ['admin'], elsewhere: ['admin'] } as const
const adults = [...parents, ...allStaff]

/** The school's office, sign-in, codes. */
export const schoolPolicy: Policy = {
  'school.overview': { door: ['admin'], rows: { 'a class': { ...office, otherwise: 'without' } } },
  'directory.people': {
    door: ['admin'],
    rows: { 'of a class': { ...office, otherwise: 'without' }, named: { ...office, otherwise: 'without' } },
  },
  'directory.person': {
    door: ['admin'],
    rows: {
      'a pupil': { ...office, otherwise: 'not_found' },
      'a parent': { ...office, otherwise: 'not_found' },
      'a teacher': { ...office, otherwise: 'not_found' },
      'who left': { otherwise: 'not_found' },
    },
  },
  'directory.divisions': { door: ['admin'], rows: { 'a class': { ...office, otherwise: 'without' } } },
  'directory.division': { door: ['admin'], rows: { 'a class': { ...office, otherwise: 'not_found' } } },
  'directory.doubts': {
    door: ['admin'],
    rows: { 'left by an import': { once: true, here: ['admin'], otherwise: 'without' } },
  },
  'activation.board': { door: ['admin'], rows: { 'a class': { ...office, otherwise: 'without' } } },
  'activation.issue': {
    door: ['admin'],
    rows: {
      'to the pupils of a class': { ...office, otherwise: 'without', writes: ['activation_code'] },
      'to the parents of a class': { ...office, otherwise: 'without', writes: ['activation_code'] },
      'to one person': { ...office, otherwise: 'without', writes: ['activation_code'] },
      'to one who left': { otherwise: 'without' },
      'to the staff': { once: true, here: ['admin'], otherwise: 'without', writes: ['activation_code'] },
    },
  },
  'session.current': {
    door: 'everyone',
    rows: {
      oneself: { once: true, here: everybody, otherwise: 'without' },
      'the child': { here: zoe, elsewhere: familiesElsewhere, otherwise: 'without' },
      'the child’s class': {
        here: ['guardian', 'informed', 'otherGuardian'],
        elsewhere: ['guardianElsewhere'],
        otherwise: 'without',
      },
    },
  },
  'session.welcome': {
    door: 'anyone',
    rows: {
      'the school’s name': { once: true, here: everyActor, otherwise: 'without' },
      'who is here': { once: true, here: everybody, otherwise: 'without' },
    },
  },
  'session.signIn': {
    door: 'anyone',
    rows: {
      // Whoever knows the password; no difference between a wrong one, someone who left, and nobody.
      'with the right password': { once: true, here: everyActor, otherwise: 'without', writes: ['session'] },
      'with a wrong password': { once: true, otherwise: 'wrong_password' },
      'as someone who left': { once: true, otherwise: 'wrong_password' },
      'as nobody': { once: true, otherwise: 'wrong_password' },
    },
  },
  'session.checkCode': {
    door: 'anyone',
    rows: {
      'a good code': { once: true, here: everyActor, otherwise: 'without' },
      'an old code': { once: true, otherwise: 'code_unknown' },
      'the code of someone who left': { once: true, otherwise: 'code_unknown' },
      'no code': { once: true, otherwise: 'code_unknown' },
    },
  },
  'session.activate': {
    door: 'anyone',
    rows: {
      'a good code': {
        once: true,
        here: everyActor,
        otherwise: 'without',
        writes: ['account', 'activation_code', 'login', 'session'],
      },
      'an old code': { once: true, otherwise: 'code_unknown' },
      'the code of someone who left': { once: true, otherwise: 'code_unknown' },
      'no code': { once: true, otherwise: 'code_unknown' },
    },
  },
  'session.addHat': {
    door: 'everyone',
    rows: {
      // A pupil's log-in stays alone, and nobody takes a hat that someone wears.
      'a good code': {
        once: true,
        here: adults,
        otherwise: 'hat_for_adults',
        writes: ['account', 'activation_code'],
      },
      'a pupil’s code': { once: true, otherwise: 'hat_for_adults' },
      'the code of a hat already worn': {
        once: true,
        here: ['teacherElsewhere'],
        otherwise: {
          student: 'hat_for_adults',
          parent: 'code_of_another',
          teacher: 'code_of_another',
          admin: 'code_of_another',
        },
        writes: ['account', 'activation_code'],
      },
      'no code': { once: true, otherwise: 'code_unknown' },
    },
  },
  'session.wearHat': {
    door: 'everyone',
    rows: {
      'the one worn': {
        here: ['teacher'],
        elsewhere: ['teacherElsewhere'],
        otherwise: 'not_found',
        writes: ['login', 'session'],
      },
      'one’s other hat': { once: true, here: ['colleague'], otherwise: 'not_found', writes: ['login', 'session'] },
      'a hat one has left': { once: true, otherwise: 'not_found' },
    },
  },
  'session.signOut': {
    door: 'everyone',
    rows: { 'one’s own session': { once: true, here: everybody, otherwise: 'without', writes: ['session'] } },
  },
  'session.changePassword': {
    door: 'everyone',
    rows: {
      'one’s own': { once: true, here: everybody, otherwise: 'without', writes: ['login', 'session'] },
      'with a wrong password': { once: true, otherwise: 'wrong_password' },
    },
  },
}
