"""Makes scores.csv, and reference.csv by another road than the code's: the whole covariance matrix V of the scores,
inverted as it stands in 40 digits, and REML's score equations solved for the three variances (Fisher scoring).

    python3 make.py            (needs mpmath)

lme4.R beside it fits the same scores with lme4; lme4.out is what it printed: no number is 1e-6 from reference.csv.
"""
import random
from mpmath import mp, matrix, mpf, inverse, sqrt, eye, ones

mp.dps = 40


def scores():
    chance = random.Random(20201126)
    rows = []

    def add(name, applications, readers, takes, leaning):
        merit = [chance.gauss(60, 12) for _ in range(applications)]
        bias = [chance.gauss(0, leaning) for _ in range(readers)]
        for a in range(applications):
            for r in takes(a, readers):
                y = min(100, max(0, merit[a] + bias[r] + chance.gauss(0, 6)))
                rows.append((name, a + 1, r + 1, f"{y:.2f}"))

    add("full", 10, 5, lambda a, n: range(n), 8)
    add("sparse", 14, 6, lambda a, n: sorted({a % n, (a + 1 + a // n) % n, (2 * a + 3) % n}), 8)
    # Readers who lean to no side: the variance of readers ends at 0.
    base = [42, 55, 61, 68, 74, 83]
    for a, y in enumerate(base):
        for r, off in enumerate([(3, -1, -2), (-2, 3, -1), (-1, -2, 3)][a % 3]):
            rows.append(("even_readers", a + 1, r + 1, f"{y + off}.00"))
    return rows


def fit(rows):
    n = len(rows)
    y = matrix([mpf(row[3]) for row in rows])
    A = sorted({row[1] for row in rows})
    R = sorted({row[2] for row in rows})
    Za, Zb = matrix(n, len(A)), matrix(n, len(R))
    for i, row in enumerate(rows):
        Za[i, A.index(row[1])] = 1
        Zb[i, R.index(row[2])] = 1
    K = [Za * Za.T, Zb * Zb.T, eye(n)]
    one = ones(n, 1)

    def at(s):
        V = sum((s[k] * K[k] for k in range(1, 3)), s[0] * K[0])
        W = inverse(V)
        w = W * one
        P = W - w * w.T / (one.T * w)[0]
        return W, P

    s, free = [mpf(80), mpf(40), mpf(30)], [0, 1, 2]
    for turn in range(200):
        W, P = at(s)
        Py = P * y
        PK = [P * k for k in K]
        trace = lambda M: sum(M[i, i] for i in range(n))
        grad = [((Py.T * K[k] * Py)[0] - trace(PK[k])) / 2 for k in free]
        info = matrix(len(free))
        for i, k in enumerate(free):
            for j, l in enumerate(free):
                info[i, j] = sum(PK[k][p, q] * PK[l][q, p] for p in range(n) for q in range(n)) / 2
        step = inverse(info) * matrix(grad)
        for i, k in enumerate(free):
            s[k] += step[i]
        # A variance that falls below 0 stays at 0.
        for k in list(free):
            if s[k] <= 0:
                s[k] = mpf(0)
                free.remove(k)
        if max(abs(x) for x in step) < mpf(10) ** -25:
            break
    W, P = at(s)
    mu = (one.T * W * y)[0] / (one.T * W * one)[0]
    a = s[0] * (Za.T * W * (y - mu * one))
    b = s[1] * (Zb.T * W * (y - mu * one))
    # What is not known of an application's effect once the mean is taken as known, as lme4's condVar has it.
    left = s[0] * eye(len(A)) - s[0] * s[0] * (Za.T * W * Za)
    out = [("mean", "", mu), ("applications_sd", "", sqrt(s[0])), ("readers_sd", "", sqrt(s[1])),
           ("rest_sd", "", sqrt(s[2]))]
    out += [("application", key, mu + a[i]) for i, key in enumerate(A)]
    out += [("deviation", key, sqrt(left[i, i])) for i, key in enumerate(A)]
    out += [("reader", key, b[i]) for i, key in enumerate(R)]
    return out


rows = scores()
with open("scores.csv", "w") as file:
    print("set,application,reader,score", file=file)
    for row in rows:
        print(*row, sep=",", file=file)
with open("reference.csv", "w") as file:
    print("set,what,key,value", file=file)
    for name in ["full", "sparse", "even_readers"]:
        for what, key, value in fit([row for row in rows if row[0] == name]):
            print(name, what, key, mp.nstr(value, 15), sep=",", file=file)
