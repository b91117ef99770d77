// Walks every *.journey.mjs in this folder, each in a process of its own and against a demo server of its own, or (`export const
// alone = true`) one that it starts itself. Two are walked at once (JOURNEY_LANES says another number); what each said is
// printed when it is over. Words on the command line choose among them: `node run.mjs pages`. A journey's default export is
// `async ({ demo }) => { ... }`.

import { spawn } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname
/** Begins first: what begins last ends last. */
const LONGEST = 'pages.journey.mjs'
const [first, ...rest] = process.argv.slice(2)

if (first === '--walk') await walk(rest[0])
else await walkAll([first, ...rest].filter(Boolean))

/** One journey, in this process. */
async function walk(name) {
  const { closeBrowser, problem, problemList, startDemo, tally } = await import('./kit.mjs')
  let demo
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, async () => {
      await Promise.allSettled([demo?.stop(), closeBrowser()])
      process.exit(1)
    })
  }
  try {
    const { default: journey, alone } = await import(`./${name}`)
    if (!alone) demo = await startDemo()
    await journey({ demo })
  } catch (error) {
    if (!error.told) {
      tally.failed += 1
      problem(name, error.stack ?? String(error))
    }
    if (demo?.log.length) console.log(`The server's last words:\n  ${demo.log.slice(-15).join('\n  ')}`)
  } finally {
    await demo?.stop()
  }
  await closeBrowser()
  if (tally.problems.length) console.log(`\nProblems:\n${problemList().join('\n')}`)
  console.log(`${tally.passed} passed, ${tally.failed} failed`)
  process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0)
}

/** The chosen journeys, some at once. */
async function walkAll(words) {
  const journeys = readdirSync(here)
    .filter(name => name.endsWith('.journey.mjs') && (words.length === 0 || words.some(word => name.includes(word))))
    .sort((one, other) => (other === LONGEST) - (one === LONGEST) || one.localeCompare(other))
  if (journeys.length === 0) {
    console.log('No journey of that name.')
    process.exit(1)
  }
  rmSync(join(here, 'out'), { recursive: true, force: true })
  const running = new Set()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      for (const child of running) child.kill(signal)
      process.exitCode = 1
    })
  }
  const failed = []
  const waiting = [...journeys]
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined && process.exitCode === undefined; name = waiting.shift()) {
      if (!(await apart(name, running))) failed.push(name)
    }
  }
  const lanes = Math.min(Number(process.env.JOURNEY_LANES ?? 2) || 1, journeys.length)
  await Promise.all(Array.from({ length: lanes }, lane))
  console.log(`\n${journeys.length} journeys, ${failed.length} failed${failed.length ? `: ${failed.join(', ')}` : ''}`)
  process.exit(failed.length || process.exitCode ? 1 : 0)
}

/** A journey in a process of its own: whether it went well. Its pictures lie in a folder of its name. */
function apart(name, running) {
  const env = { ...process.env, JOURNEY_NAME: name.replace('.journey.mjs', '') }
  const child = spawn(process.execPath, [join(here, 'run.mjs'), '--walk', name], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => said.push(piece))
  const start = performance.now()
  return new Promise(done => {
    child.on('close', code => {
      running.delete(child)
      console.log(`\n${name} (${((performance.now() - start) / 1000).toFixed(0)} s)\n${Buffer.concat(said)}`)
      done(code === 0)
    })
  })
}
