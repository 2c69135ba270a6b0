# A server whose handlers fail on request, with a supervised service that does too.
service Counter do
  fn init() -> Int do
    Process.register("counter", self())
    0
  end
  call Next() :: Int do |n|
    (n + 1, n + 1)
  end
  call Divide(by :: Int) :: Int do |n|
    (n, 100 / by)
  end
end

supervisor Tree do
  strategy: one_for_one
  max_restarts: 1000000
  max_seconds: 1
  child counter do
    start: fn -> Counter.start() end
    restart: permanent
    shutdown: 1000
  end
end

fn number(request :: Request, name :: String) -> Int do
  case Request.query(request, name) do
    Some(text) -> case String.to_int(text) do
      Some(n) -> n
      None -> 0
    end
    None -> 0
  end
end

fn deep(n :: Int) -> Int do
  if n == 0 do 0 else 1 + deep(n - 1) end
end

fn spin(n :: Int) -> Int do
  if n < 0 do n else spin(n + 1) end
end

fn ok(request :: Request) -> Response do
  HTTP.response(200, "ok")
end

fn crash(request :: Request) -> Response do
  HTTP.response(200, "${10 / number(request, "by")}")
end

fn deep_call(request :: Request) -> Response do
  HTTP.response(200, "${deep(number(request, "n"))}")
end

fn next(request :: Request) -> Response do
  HTTP.response(200, "${Counter.next(Process.whereis("counter"))}")
end

fn divide(request :: Request) -> Response do
  HTTP.response(200, "${Counter.divide(Process.whereis("counter"), number(request, "by"))}")
end

fn kill(request :: Request) -> Response do
  Process.exit(Process.whereis("counter"), "killed")
  HTTP.response(200, "killed")
end

fn busy(request :: Request) -> Response do
  spawn(fn -> spin(0) end)
  HTTP.response(200, "busy")
end

fn slow(request :: Request) -> Response do
  Timer.sleep(number(request, "ms"))
  HTTP.response(200, "slow")
end

fn echo(request :: Request) -> Response do
  HTTP.response(200, Request.body(request))
end

fn main() do
  spawn(Tree)
  let r = HTTP.router()
    |> HTTP.on_get("/ok", ok)
    |> HTTP.on_get("/crash", crash)
    |> HTTP.on_get("/deep", deep_call)
    |> HTTP.on_get("/next", next)
    |> HTTP.on_get("/divide", divide)
    |> HTTP.on_get("/kill", kill)
    |> HTTP.on_get("/busy", busy)
    |> HTTP.on_get("/slow", slow)
    |> HTTP.on_post("/echo", echo)
  case HTTP.start(r, "127.0.0.1", 0) do
    Ok(port) -> println("listening 127.0.0.1:${port}")
    Err(why) -> println(why)
  end
end
