// Walks every *.journey.mjs in this folder, each against a demo server of its own, or (`export const alone = true`) one that
// it starts itself. Words on the command line choose
// among them: `node run.mjs pages`. A journey's default export is `async ({ demo }) => { ... }`.

import { readdirSync, rmSync } from 'node:fs'
import { closeBrowser, out, problem, problemList, startDemo, tally } from './kit.mjs'

const wanted = process.argv.slice(2)
const journeys = readdirSync(import.meta.dirname)
  .filter(name => name.endsWith('.journey.mjs') && (wanted.length === 0 || wanted.some(word => name.includes(word))))
  .sort()

let demo
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await Promise.allSettled([demo?.stop(), closeBrowser()])
    process.exit(1)
  })
}

rmSync(out, { recursive: true, force: true })
for (const name of journeys) {
  console.log(`\n${name}`)
  try {
    const { default: walk, alone } = await import(`./${name}`)
    if (!alone) demo = await startDemo()
    await walk({ demo })
  } catch (error) {
    if (!error.told) {
      tally.failed += 1
      problem(name, error.stack ?? String(error))
    }
    if (demo?.log.length) console.log(`The server's last words:\n  ${demo.log.slice(-15).join('\n  ')}`)
  } finally {
    await demo?.stop()
    demo = undefined
  }
}
await closeBrowser()

if (tally.problems.length) console.log(`\nProblems:\n${problemList().join('\n')}`)
if (journeys.length === 0) console.log('No journey of that name.')
console.log(`\n${tally.passed} passed, ${tally.failed} failed`)
process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0)
