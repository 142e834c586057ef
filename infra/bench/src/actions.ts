import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sessionCookie } from '@preau/api/session'
import { startChild } from './child.ts'
import { cpuOf } from './cpu.ts'
import { drive, openClient } from './load.ts'
import type { BenchSchool } from './school.ts'

const milliseconds = 4000
const notes = Buffer.alloc(20_000, 'Une phrase de la copie. ')

/** CPU milliseconds of one action, every server process and PostgreSQL counted, at 1 and at 16 connections. */
export async function benchActions(school: BenchSchool, postmaster: number) {
  const served = await startChild('served.ts', [school.url, join(school.dataDir, 'served')])
  const { call, close } = openClient(served.url)
  const as = (token: string) => ({ cookie: `${sessionCookie}=${token}` })
  const ask = async (token: string, path: string, input: unknown = {}) => {
    const search = `?input=${encodeURIComponent(JSON.stringify(input))}`
    const { status, body } = await call({ path: `/trpc/${path}${search}`, headers: as(token) })
    if (status !== 200) throw new Error(`${path}: ${status} ${body}`)
    return JSON.parse(body).result.data
  }
  const write = async (token: string, path: string, input: unknown) => {
    const headers = { ...as(token), 'content-type': 'application/json', origin: served.url }
    const { status, body } = await call({ path: `/trpc/${path}`, method: 'POST', headers, body: JSON.stringify(input) })
    if (status !== 200) throw new Error(`${path}: ${status} ${body}`)
  }
  const { student, parent, teacher } = school
  const handInOf = async (token: string): Promise<string | undefined> => {
    const { items } = await ask(token, 'homework.list')
    return items.find((item: { handIn: boolean }) => item.handIn)?.id
  }
  const homeworkId = await handInOf(student.token)
  const pupils: { token: string; homeworkId: string }[] = []
  for (const token of school.pupilTokens) {
    const asked = await handInOf(token)
    if (asked) pupils.push({ token, homeworkId: asked })
  }

  const upload = async (token: string) => {
    const headers = { ...as(token), origin: served.url, 'tus-resumable': '1.0.0' }
    const name = Buffer.from('copie.txt').toString('base64')
    const type = Buffer.from('text/plain').toString('base64')
    const made = await call({
      path: '/envois',
      method: 'POST',
      headers: {
        ...headers,
        'upload-length': String(notes.length),
        'upload-metadata': `filename ${name},filetype ${type}`,
      },
    })
    if (made.status !== 201) throw new Error(`/envois: ${made.status} ${made.body}`)
    const path = new URL(String(made.headers['location']), served.url).pathname
    const patch = { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
    const sent = await call({ path, method: 'PATCH', headers: patch, body: notes })
    if (sent.status !== 204) throw new Error(`${path}: ${sent.status} ${sent.body}`)
    return path.split('/').at(-1)
  }

  let turn = 0
  const actions: Record<string, () => Promise<unknown>> = {
    'student home': () => ask(student.token, 'home.student'),
    'parent home': () => ask(parent.token, 'home.parent'),
    'teacher home': () => ask(teacher.token, 'home.teacher'),
    week: () => ask(student.token, 'timetable.week'),
    'homework list': () => ask(student.token, 'homework.list'),
    'open one homework': () => ask(student.token, 'homework.get', { homeworkId }),
    'hand in text and a 20 kB file': async () => {
      const pupil = pupils[turn++ % pupils.length]
      if (!pupil) throw new Error('no pupil has work to hand in')
      const { token, ...asked } = pupil
      await ask(token, 'homework.get', asked)
      const fileIds = [await upload(token)]
      await write(token, 'homework.submit', { requestKey: randomUUID(), ...asked, body: 'Voici.', fileIds })
    },
    inbox: () => ask(parent.token, 'messaging.threads'),
  }
  const figures: Record<string, { alone: number; sixteen: number; perSecond: number }> = {}
  for (const [name, act] of Object.entries(actions)) {
    const measure = async (connections: number) => {
      const before = cpuOf(served.pid) + cpuOf(postmaster)
      const done = await drive(async () => void (await act()), connections, milliseconds)
      return { cpu: (cpuOf(served.pid) + cpuOf(postmaster) - before) / done, perSecond: (done * 1000) / milliseconds }
    }
    await drive(async () => void (await act()), 4, 500)
    const alone = await measure(1)
    const sixteen = await measure(16)
    figures[name] = { alone: alone.cpu, sixteen: sixteen.cpu, perSecond: sixteen.perSecond }
  }
  close()
  await served.stop()
  return figures
}
