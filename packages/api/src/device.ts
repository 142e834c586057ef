import { createHash, randomBytes } from 'node:crypto'
import { rememberDevice } from '@preau/db/throttle'
import type { Context } from './trpc.ts'

export const deviceCookie = '__Host-preau-device'

/** What the base keeps of a device: different for each log-in, so that it links nobody to anybody. */
export const deviceId = (token: string, username: string) =>
  createHash('sha256').update(`${token} ${username}`).digest('hex')

/** This device has its own allowance of tries from now on. */
export async function keepDevice({ db, device, setCookie }: Context, login: { id: string; username: string }) {
  const token = device ?? randomBytes(32).toString('base64url')
  await rememberDevice(db, deviceId(token, login.username), login.id, new Date())
  setCookie(`${deviceCookie}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000`)
}
