// A passkey in a browser with scripts: added beside the app, then shown in the place of its number. Chromium plays the
// authenticator. Everything else works without scripts; this is the one thing that needs them.

import { createHmac } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { browser, problem, step } from './kit.mjs'

/** The number an authenticator app shows now (RFC 6238). */
function number(secret) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map(letter => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)))
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const tag = createHmac('sha1', key).update(time).digest()
  const at = tag[19] & 15
  return String((tag.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

/** The newest sign-in link among the demo's letters. */
async function link(folder) {
  const mail = join(folder, 'mail')
  for (let tries = 0; tries < 100; tries += 1) {
    const files = readdirSync(mail).map(name => join(mail, name))
    files.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
    for (const file of files.slice(0, 5)) {
      const found = readFileSync(file, 'utf8').replace(/=\r?\n/g, '').match(/\/sign-in\/link\/[A-Za-z0-9]+/)
      if (found) return found[0]
    }
    await sleep(200)
  }
  throw new Error('no letter with a link came')
}

const expect = (holds, what) => holds || problem('passkey', what)

export default async function ({ demo }) {
  const context = await browser({ javascript: true })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: false, hasUserVerification: true }
  const always = { isUserVerified: true, automaticPresenceSimulation: true }
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, ...always } })
  const person = demo.roles.get('auditor')
  const heading = () => page.textContent('h1')

  await step('a passkey is added beside the app', async () => {
    await page.goto(person.url)
    await page.goto(`${demo.url}/people/me/second`)
    await page.fill('input[name=code]', number(await page.inputValue('input[name=secret]')))
    await page.click('form#main button[type=submit]')
    await page.goto(`${demo.url}/people/me/passkeys`)
    await page.fill('#passkey input[name=name]', 'Telephone')
    await page.click('#passkey button[type=submit]')
    await page.waitForSelector('table')
    expect((await page.textContent('table')).includes('Telephone'), 'the passkey is not in the list')
  })

  await step('it opens the door in the place of the number', async () => {
    await page.click('text=Sign out')
    await page.goto(`${demo.url}/sign-in/link`)
    await page.fill('input[name=email]', person.email)
    await page.click('form#main button[type=submit]')
    await page.goto(demo.url + (await link(demo.folder)))
    await page.click('form#main button[type=submit]')
    await page.waitForSelector('#passkey:not([hidden])')
    await page.click('#passkey button[type=submit]')
    await page.waitForURL(/\/history/)
    expect((await heading()).includes('History'), 'not the room of an auditor')
  })
  await context.close()
}
