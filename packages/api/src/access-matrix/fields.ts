import type { Role } from '@preau/domain/role'

type Reader = Role | 'nobody'

const families: readonly Reader[] = ['student', 'parent']
const everyone: readonly Reader[] = [...families, 'teacher', 'admin']
const anyone: readonly Reader[] = [...everyone, 'nobody']

const subject = 'subject{hue id name}'
const group = 'group{id name}'
const sort = 'group{id kind name}'
const files = 'files{id mediaType name size}'
const proofs = 'files{id mediaType name sha256 size}'
const copy = 'submission{late submittedAt version}'
const child = 'children{givenName id name}'
const someone = '{id name role title}'
const line = `dueOn files givenOn ${group} handIn id minutes overdue past returnedAt segment ${subject}`
const slot = `date drafted endsAt ${group} homeworkDue homeworkGiven published room slotId startsAt ${subject} teachers{id name}`
const given = `dueAt dueOn givenOn ${group} handIn id mine minutes past published slotId ${subject} title`
const counts = 'counts{late missing returned students submitted toCorrect}'
const versions = `versions{body feedback{author body returnedAt updatedAt} ${proofs} id late sha256 submittedAt version}`
const work = '{dueAt dueOn handIn id minutes published title}'
const message = `messages{author${someone} body ${files} id mine number sentAt} mine open originId ownAnswerId readers recipients subject`

/**
 * Every field an answer may hold, for each role that gets one, in alphabetical order. A new field is added here by
 * someone who has asked: may this role read it, of everybody it is answered about? No birth date, INE, address or
 * number of anyone; no parent's name to another parent.
 */
const answers: readonly [procedure: string, to: readonly Reader[], fields: string][] = [
  [
    'activation.board',
    ['admin'],
    'divisions{id name parents{activated none waiting} students{activated none waiting}} staff{activated none waiting}',
  ],
  [
    'activation.issue',
    ['admin'],
    'alreadyActivated schoolName sheets{accountId children{divisionName givenName} code divisionName expiresAt name role}',
  ],
  [
    'directory.division',
    ['admin'],
    'formTeachers{id name} id kind level name students{activated id name parents{access activated id isInstitution kinship name}} teachers{activated id name subjects}',
  ],
  [
    'directory.divisions',
    ['admin'],
    'divisions{formTeachers{id name} id kind level name students} groups{formTeachers id kind level name students}',
  ],
  ['directory.doubts', ['admin'], 'id kind reason seenAt who'],
  ['directory.people', ['admin'], 'next people{activated children divisionName id isInstitution name role title}'],
  [
    'directory.person',
    ['admin'],
    `account{activated codeExpiresAt username} birthOn children{access divisionName endsOn holds id kinship level name startsOn} civility enteredOn formClasses{id name} groups{id kind name} guardians{access activated endsOn holds id isInstitution kinship level name startsOn} id isInstitution name role teaches{endsOn ${sort} ${subject}} title`,
  ],
  ['file.link', everyone, 'mediaType name url'],
  [
    'home.parent',
    ['parent'],
    `children{current divisionName feedback{homeworkId returnedAt ${subject} title} givenName homework{date done items{done dueAt ${line} ${copy} teacher{id name} ticked title} minutes total} id late{done dueAt ${line} submission teacher{id name} ticked title} lessons{${slot}} name next nextDay{date lessons{${slot}} weekKind} over} holiday person{givenName name} today unread weekKind`,
  ],
  [
    'home.student',
    ['student'],
    `current feedback{homeworkId returnedAt ${subject} title} holiday homework{date done items{done dueAt ${line} ${copy} teacher{id name} ticked title} minutes total} late{done dueAt ${line} submission teacher{id name} ticked title} lessons{${slot}} next nextDay{date lessons{${slot}} weekKind} over person{givenName name} today unread weekKind`,
  ],
  [
    'home.teacher',
    ['teacher'],
    `current given{author{id name} ${counts} ${given}} holiday lateCopies lessons{${slot}} next nextDay{date lessons{${slot}} weekKind} over person{givenName name} toCorrect today unread weekKind`,
  ],
  [
    'homework.board',
    ['teacher'],
    `author{id name} body ${counts} dueAt dueOn ${files} givenOn ${group} handIn id mayMark mine minutes past published slotId students{feedback id name state submission{files id late submittedAt version} ticked} ${subject} title`,
  ],
  ['homework.change', ['teacher'], `author{id name} ${counts} ${given}`],
  ['homework.comment', ['teacher'], 'submissionId updatedAt'],
  ['homework.copy', ['teacher'], `homework{dueAt ${group} id ${subject} title} student{id name} ${versions}`],
  [
    'homework.get',
    families,
    `body done dueAt dueOn ${files} givenOn ${group} handIn id minutes overdue past returnedAt segment ${subject} ${copy} teacher{id name} ticked title ${versions}`,
  ],
  ['homework.give', ['teacher'], `author{id name} ${counts} ${given}`],
  ['homework.given', ['teacher'], `cursor items{author{id name} ${counts} ${given}}`],
  ['homework.list', families, `cursor items{done dueAt ${line} ${copy} teacher{id name} ticked title}`],
  ['homework.nextLesson', ['teacher'], 'date slotId startsAt'],
  ['homework.remove', ['teacher'], 'removed'],
  ['homework.return', ['teacher'], 'returnedAt submissionId'],
  ['homework.returnAll', ['teacher'], 'returned'],
  ['homework.submit', ['student'], `${proofs} homeworkId id late sha256 submittedAt version`],
  ['homework.tick', ['student'], 'done homeworkId'],
  ['lesson.log', everyone, `cursor items{author{id name} body date ${files} ${group} id published slotId ${subject}}`],
  ['lesson.save', ['teacher'], 'date groupId id published slotId updatedAt'],
  ['live.events', everyone, 'id kind'],
  ['messaging.audiences', ['teacher', 'admin'], `audience{groupId kind} child count detail ${sort} label replies`],
  [
    'messaging.audiences',
    ['parent'],
    'audience{accountId kind studentId} child{givenName id} count detail group label replies',
  ],
  ['messaging.audiences', ['student'], 'audience{accountId kind} child count detail group label replies'],
  ['messaging.markRead', ['student', 'parent', 'teacher'], 'unread'],
  ['messaging.people', ['teacher', 'admin'], 'audience{accountId kind studentId} count detail label replies'],
  ['messaging.people', families, ''],
  ['messaging.recipients', everyone, 'count label next people{about activated id name role title} replies waiting'],
  ['messaging.reply', ['student', 'parent', 'teacher'], 'number threadId'],
  ['messaging.send', everyone, 'number threadId'],
  [
    'messaging.thread',
    ['parent'],
    `answerGoesTo answers audience author${someone} ${child} earlier id lastRead members${someone} ${message}`,
  ],
  [
    'messaging.thread',
    ['student'],
    `answerGoesTo answers audience author${someone} children earlier id lastRead members${someone} ${message}`,
  ],
  [
    'messaging.thread',
    ['teacher'],
    `answerGoesTo answers{${child} lastMessageAt name threadId unread} audience author${someone} ${child} earlier id lastRead members${someone} ${message}`,
  ],
  ['messaging.threads', ['admin'], 'next threads'],
  [
    'messaging.threads',
    ['parent', 'teacher'],
    `next threads{answers ${child} correspondent id isAnswer lastMessage{author excerpt hasFiles mine sentAt} messages mine open subject unread}`,
  ],
  [
    'messaging.threads',
    ['student'],
    'next threads{answers children correspondent id isAnswer lastMessage{author excerpt hasFiles mine sentAt} messages mine open subject unread}',
  ],
  ['messaging.unread', everyone, ''],
  [
    'resource.add',
    ['teacher'],
    'createdAt file{id mediaType name size} groups{id name} id link{host url} note subject title',
  ],
  ['resource.change', ['teacher'], 'createdAt file{id mediaType name size} groups{id name} id link note subject title'],
  ['resource.choices', ['teacher'], 'groups{id kind name} subjects{hue id name}'],
  [
    'resource.list',
    ['parent'],
    `next resources{${child} createdAt file{id mediaType name size} id link{host url} note ${subject} teacher title}`,
  ],
  [
    'resource.list',
    ['student'],
    `next resources{children createdAt file{id mediaType name size} id link{host url} note ${subject} teacher title}`,
  ],
  [
    'resource.mine',
    ['teacher'],
    `next resources{createdAt file{id mediaType name size} groups{id name} id link{host url} note ${subject} title}`,
  ],
  ['resource.remove', ['teacher'], 'resourceId'],
  [
    'resource.share',
    ['teacher'],
    `createdAt file{id mediaType name size} groups{id name} id link note ${subject} title`,
  ],
  ['resource.subjects', families, 'count hue id name'],
  [
    'school.overview',
    ['admin'],
    'divisions{id level name parents{activated total} students{activated total}} doubts groups lastImport{appliedAt files{exportedOn kind}} people{admins{activated total} institutions parents{activated total} students{activated total} teachers{activated total}} school{kind name schoolYear uai zone} waiting',
  ],
  ['session.activate', anyone, 'path username'],
  ['session.addHat', ['parent', 'teacher', 'admin'], 'accountId path role'],
  ['session.changePassword', everyone, ''],
  ['session.checkCode', anyone, 'givenName hasUsername role schoolName username'],
  [
    'session.current',
    ['student', 'teacher', 'admin'],
    'account{formalName id name role staffFunction} children clock{now stopped} hats{accountId label role} school{kind name schoolYear} unread',
  ],
  [
    'session.current',
    ['parent'],
    'account{formalName id name role staffFunction} children{divisionName givenName id name} clock{now stopped} hats{accountId label role} school{kind name schoolYear} unread',
  ],
  ['session.signIn', anyone, 'hats{accountId label role} path'],
  ['session.signOut', everyone, ''],
  ['session.wearHat', ['teacher'], 'path'],
  ['session.welcome', everyone, 'person{name path role} schoolName'],
  ['session.welcome', ['nobody'], 'person schoolName'],
  ['teaching.mine', ['teacher'], `${sort} students ${subject}`],
  [
    'timetable.lesson',
    everyone,
    `content{body ${files} published updatedAt} date drafted due${work} editable endsAt given${work} ${group} homeworkDue homeworkGiven nextDate published room slotId startsAt ${subject} teachers{id name}`,
  ],
  ['timetable.week', everyone, `days{date holiday} lessons{${slot}} monday next previous today weekKind`],
]

export const reviewed = () =>
  Object.fromEntries(answers.flatMap(([name, to, fields]) => to.map((reader) => [`${name}, ${reader}`, fields])))
