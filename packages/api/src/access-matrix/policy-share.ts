import {
  correspondents,
  everybody,
  families,
  familiesElsewhere,
  itsReaders,
  itsTeacher,
  type Policy,
} from './policy.ts'

/** Resources, files, what changes under one’s eyes. */
export const sharePolicy: Policy = {
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
      'a subject': {
        here: ['teacher', 'librarian'],
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
      'of the copy of a pupil of both classes': { ...itsTeacher, otherwise: 'not_found' },
      'of a letter': { ...correspondents.letter, otherwise: 'not_found' },
      'of a talk': { ...correspondents.talk, otherwise: 'not_found' },
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
      'a letter': { ...correspondents.letter, otherwise: 'without' },
      'a talk': { ...correspondents.talk, otherwise: 'without' },
    },
  },
}
