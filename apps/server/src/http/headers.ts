import type { ServerResponse } from 'node:http'

const policy = (filesOrigin: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "worker-src 'self'",
    `frame-src ${filesOrigin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'report-to csp',
  ].join('; ')

const features = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

const everywhere = {
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': features.map((feature) => `${feature}=()`).join(', '),
  'Cache-Control': 'no-store',
}

/** What every answer of the school's own host carries, mistakes included; a page may be kept longer, nothing else. */
export const ownHeaders = (filesOrigin: string) => ({
  ...everywhere,
  'Content-Security-Policy': policy(filesOrigin),
  'Reporting-Endpoints': 'csp="/rapports"',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
})

/** What every answer of the files' host carries: whatever was uploaded, it runs nothing and embeds nothing. */
export const fileHeaders = (origin: string) => ({
  ...everywhere,
  'Content-Security-Policy': `sandbox; default-src 'none'; frame-ancestors ${origin}`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-site',
})

export function setHeaders(answer: ServerResponse, headers: Record<string, string>) {
  for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value)
}
