"""The peer of the simulator: one hall of equal agents in SimPy, the customary Python library for discrete events.

Reads one JSON object from standard input: {"agents", "contacts", "everyS", "handlingS", "patienceS", "seed"} draws everything itself;
{"agents", "customers": [[arrivalS, handlingS, patienceS], ...]} plays these very customers and tells what became of each.
Writes one JSON object: {"elapsedS", "contacts", "answered", "fates": [[answered, waitedS], ...] or null}.
"""
import json
import random
import sys
import time

import simpy


def customer(env, agents, number, handling, patience, tally, fates):
    arrived = env.now
    with agents.request() as request:
        outcome = yield request | env.timeout(patience)
        answered = request in outcome
        if answered:
            tally[0] += 1
        if fates is not None:
            fates[number] = [answered, env.now - arrived]
        if answered:
            yield env.timeout(handling)


def source(env, agents, customers, tally, fates):
    for number, (arrival, handling, patience) in enumerate(customers):
        yield env.timeout(arrival - env.now)
        env.process(customer(env, agents, number, handling, patience, tally, fates))


def drawn(asked):
    draw = random.Random(asked["seed"])
    arrival = 0.0
    for _ in range(asked["contacts"]):
        arrival += draw.expovariate(1 / asked["everyS"])
        yield arrival, draw.expovariate(1 / asked["handlingS"]), draw.expovariate(1 / asked["patienceS"])


asked = json.load(sys.stdin)
given = asked.get("customers")
fates = None if given is None else [None] * len(given)
tally = [0]
env = simpy.Environment()
started = time.perf_counter()
env.process(source(env, simpy.Resource(env, capacity=asked["agents"]), drawn(asked) if given is None else given, tally, fates))
env.run()
contacts = asked["contacts"] if given is None else len(given)
print(json.dumps({"elapsedS": time.perf_counter() - started, "contacts": contacts, "answered": tally[0], "fates": fates}))
