# Processes that compute without end, twice as many as workers, and things that must be served beside them.
service Echo do
  fn init() -> Int do
    Process.register("echo", self())
    0
  end
  call Next() :: Int do |n|
    (n + 1, n)
  end
end

fn spin(n :: Int) -> Int do
  if n < 0 do n else spin(n + 1) end
end

fn ok(request :: Request) -> Response do
  HTTP.response(200, "ok")
end

fn busy(request :: Request) -> Response do
  spawn(fn -> spin(0) end)
  HTTP.response(200, "busy")
end

fn message(request :: Request) -> Response do
  HTTP.response(200, "${Echo.next(Process.whereis("echo"))}")
end

fn timer(request :: Request) -> Response do
  Timer.sleep(1)
  HTTP.response(200, "slept")
end

fn main() do
  Echo.start()
  let r = HTTP.router()
    |> HTTP.on_get("/ok", ok)
    |> HTTP.on_get("/busy", busy)
    |> HTTP.on_get("/message", message)
    |> HTTP.on_get("/timer", timer)
  case HTTP.start(r, "127.0.0.1", 0) do
    Ok(port) -> println("listening 127.0.0.1:${port}")
    Err(why) -> println(why)
  end
end
