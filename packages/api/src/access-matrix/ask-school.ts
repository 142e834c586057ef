import type { Asked, Question, Questions } from './ask.ts'
import type { Thing } from './things.ts'
import { password, type World } from './world.ts'

const word =
  (thing: Thing) =>
  ({ at }: Asked) =>
    at.word(thing)
const id =
  (thing: Thing) =>
  ({ at }: Asked) =>
    at.id(thing)

const person = (thing: Thing): Question => ({
  ask: ({ call, at }) => call.directory.person({ accountId: at.id(thing) }),
  shows: id(thing),
})
const signIn = (username: string, typed = password): Question => ({
  ask: ({ call }) => call.session.signIn({ username, password: typed }),
  shows: () => '"path":"/parent"',
})
type Code = keyof World['codes']
const check = (code: Code): Question => ({
  ask: ({ call, world }) => call.session.checkCode({ code: world.codes[code] }),
  shows: () => '"hasUsername":false',
})
const activate = (code: Code): Question => ({
  ask: ({ call, world }) => call.session.activate({ code: world.codes[code], password }),
})
const addHat = (code: Code): Question => ({
  ask: ({ call, world }) => call.session.addHat({ code: world.codes[code] }),
})

export const schoolQuestions: Questions = {
  'school.overview': { 'a class': { ask: ({ call }) => call.school.overview(), shows: id('group') } },
  'directory.people': {
    'of a class': {
      ask: ({ call, at }) => call.directory.people({ divisionId: at.id('group') }),
      shows: word('pupil'),
    },
    named: { ask: ({ call, at }) => call.directory.people({ search: at.word('pupil') }), shows: id('pupil') },
  },
  'directory.person': {
    'a pupil': person('pupil'),
    'a parent': person('parent'),
    'a teacher': person('teacher'),
    'who left': person('gone'),
  },
  'directory.divisions': { 'a class': { ask: ({ call }) => call.directory.divisions(), shows: id('group') } },
  'directory.division': {
    'a class': { ask: ({ call, at }) => call.directory.division({ groupId: at.id('group') }), shows: word('pupil') },
  },
  'directory.doubts': {
    'left by an import': { ask: ({ call }) => call.directory.doubts(), shows: () => '[doubt]' },
  },
  'activation.board': { 'a class': { ask: ({ call }) => call.activation.board(), shows: id('group') } },
  'activation.issue': {
    'to the pupils of a class': {
      ask: ({ call, at }) => call.activation.issue({ audience: 'students', groupId: at.id('group') }),
    },
    'to the parents of a class': {
      ask: ({ call, at }) => call.activation.issue({ audience: 'parents', groupId: at.id('group') }),
    },
    'to one person': {
      ask: ({ call, at }) => call.activation.issue({ audience: 'students', accountIds: [at.id('waitingPupil')] }),
    },
    'to one who left': {
      ask: ({ call, at }) => call.activation.issue({ audience: 'students', accountIds: [at.id('gone')] }),
    },
    'to the staff': { ask: ({ call }) => call.activation.issue({ audience: 'staff' }) },
  },
  'session.current': {
    oneself: { ask: ({ call }) => call.session.current(), shows: ({ viewer }) => `"id":"${viewer?.id}"` },
    'the child': { ask: ({ call }) => call.session.current(), shows: word('pupil') },
    'the child’s class': {
      ask: ({ call }) => call.session.current(),
      shows: ({ at }) => `"divisionName":"${at.code}"`,
    },
  },
  'session.welcome': {
    'the school’s name': { ask: ({ call }) => call.session.welcome(), shows: () => 'Collège de l’Essai' },
    'who is here': { ask: ({ call }) => call.session.welcome(), shows: () => '"path":"/' },
  },
  'session.signIn': {
    'with the right password': signIn('guardian'),
    'with a wrong password': signIn('guardian', 'un autre mot'),
    'as someone who left': signIn('left'),
    'as nobody': signIn('nobody'),
  },
  'session.checkCode': {
    'a good code': check('parent'),
    'an old code': check('stale'),
    'the code of someone who left': check('gone'),
    'no code': check('unknown'),
  },
  'session.activate': {
    'a good code': activate('parent'),
    'an old code': activate('stale'),
    'the code of someone who left': activate('gone'),
    'no code': activate('unknown'),
  },
  'session.addHat': {
    'a good code': addHat('teacher'),
    'a pupil’s code': addHat('pupil'),
    'the code of a hat already worn': addHat('attached'),
    'no code': addHat('unknown'),
  },
  'session.wearHat': {
    'the one worn': { ask: ({ call, at }) => call.session.wearHat({ accountId: at.id('teacher') }) },
    'one’s other hat': { ask: ({ call, world }) => call.session.wearHat({ accountId: world.secondHat }) },
    'a hat one has left': { ask: ({ call, world }) => call.session.wearHat({ accountId: world.hatOfLeft }) },
  },
  'session.signOut': { 'one’s own session': { ask: ({ call }) => call.session.signOut() } },
  'session.changePassword': {
    'one’s own': {
      ask: ({ call }) => call.session.changePassword({ current: password, next: 'parapluie jaune et rouge' }),
    },
    'with a wrong password': {
      ask: ({ call }) => call.session.changePassword({ current: 'un autre mot', next: 'parapluie jaune et rouge' }),
    },
  },
}
