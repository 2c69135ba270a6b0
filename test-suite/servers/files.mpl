# Files of a directory, and answers that pages of one origin may read.

fn main() do
  let r = HTTP.router()
    |> HTTP.static("/files/", "public")
    |> HTTP.on_get("/api", fn _ -> HTTP.response(200, "{}") end)
    |> HTTP.on_post("/api", fn _ -> HTTP.response_with_headers(201, "{}", %{"Vary" => "Accept"}) end)
    |> HTTP.cors(["https://a.example"])
  case HTTP.start(r, "127.0.0.1", 0) do
    Ok(port) -> println("listening 127.0.0.1:${port}")
    Err(why) -> println(why)
  end
end
