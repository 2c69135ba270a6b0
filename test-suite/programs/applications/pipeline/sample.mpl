##! The data.

pub let people_csv = """
name,age,city,balance,email
Ann,31,Oslo,10.5,ann@example.org
"Bob, Jr.",27,"San José",-3.25,
Cleo,44,Oslo,1e3,"cleo ""the boss"" <c@x>"
Dan,19,San José,0,
"""

pub let broken_csv = ["a,b\n1,2,3\n", "a\n\"open", "a,a\n1,2", "", "x\n\"q\"z\n", "ok,fine\n1,2"]

pub let log_text = """
2026-03-01T10:15:30.250Z GET /index.html 200 12ms
2026-03-01T10:15:31Z POST /api/items 201 48ms
2026-03-01T11:59:59.999+01:00 GET /api/items?page=2 200 7ms
2026-03-01T12:00:00Z DELETE /api/items/7 404 3ms

2026-03-01T12:30:00Z GET /slow 500 1200ms
2026-03-02T00:00:00-05:30 PUT /api/items/8 200 20ms
"""

pub let settings = """
; comment
title = Mesh
[server]
port = 8080
host = localhost
[client]
retries=3
broken line
"""
