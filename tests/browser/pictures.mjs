// Takes the two pictures of the README from a demo server of its own: `node tests/browser/pictures.mjs`.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { browser, closeBrowser, startDemo } from './kit.mjs'

const folder = join(import.meta.dirname, 'pictures')

/** One picture: who looks, at what address, how wide and how high, in which language. */
const PICTURES = [
  { name: 'group-phone', role: 'applicant', path: '/case', width: 360, height: 800, lang: 'tg' },
  { name: 'staff-desk', role: 'programme_officer', path: '/applications', width: 1280, height: 800, lang: 'en' },
]

mkdirSync(folder, { recursive: true })
const demo = await startDemo()
try {
  for (const { name, role, path, width, height, lang } of PICTURES) {
    const context = await browser({ width, lang })
    const page = await context.newPage()
    await page.goto(demo.roles.get(role).url)
    await page.goto(new URL(path, demo.url).href)
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: join(folder, `${name}.png`) })
    await context.close()
    console.log(`${name}.png`)
  }
} finally {
  await demo.stop()
  await closeBrowser()
}
