"""The points of a TAP test, each with the faults that were found."""

COUNT = 0


def report(name, faults):
    global COUNT
    COUNT += 1
    print("%s %d %s" % ("not ok" if faults else "ok", COUNT, name), flush=True)
    for fault in faults[:20]:
        print("# " + str(fault).replace("\n", " "))


def plan():
    print("1..%d" % COUNT)
