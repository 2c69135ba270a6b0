##! An HTTP/1.1 server. `serve` accepts connections and starts a process for each; that process reads one request after the
##! other, finds the handler and writes its response. Reading and writing are builtins, everything else is here.

intrinsic type Listener
intrinsic type Connection

intrinsic fn listen(address :: String, port :: Int) -> Listener
intrinsic fn try_listen(address :: String, port :: Int) -> Listener!String
intrinsic fn bound_port(l :: Listener) -> Int
intrinsic fn accept(l :: Listener, body_bytes_max :: Int, decoded_bytes_max :: Int) -> Int
intrinsic fn take_connection(id :: Int, own_headers :: Map<String, String>) -> Connection
intrinsic fn read_request(c :: Connection) -> Option<Request>
intrinsic fn respond_text(c :: Connection, status :: Int, headers :: Map<String, String>, body :: String) -> Bool
intrinsic fn respond_raw(c :: Connection, status :: Int, headers :: Map<String, String>, body :: Bytes) -> Bool

## What a handler answers.
pub struct Response do
  status :: Int
  headers :: Map<String, String>
  content :: Content
end deriving()

type Content do
  Text(String)
  Raw(Bytes)
end deriving()

## A segment of a route's path.
type Segment do
  Fixed(String)
  Named(String)
end deriving()

## `method` is "" when the route answers all of them. `rank` says in which pass the route is tried: 0 exact, 1 with names,
## 2 with everything below.
struct Route do
  method :: String
  path :: String
  segments :: List<Segment>
  rank :: Int
  handler :: Fun(Request) -> Response
end deriving()

## Routes and middleware.
pub struct Router do
  routes :: List<Route>
  middleware :: List<Fun(Request, Fun(Request) -> Response) -> Response>
  body_bytes_max :: Int
  decoded_bytes_max :: Int
  own_headers :: Map<String, String>
end deriving()

## A route that fits a request, with the values of its named segments.
struct Match do
  route :: Route
  names :: List<String>
  values :: List<String>
end deriving()

impl Display for Response do
  fn to_string(self) -> String = "#Response"
end

impl Debug for Response do
  fn inspect(self) -> String = "#Response"
end

impl Display for Router do
  fn to_string(self) -> String = "#Router"
end

impl Debug for Router do
  fn inspect(self) -> String = "#Router"
end

## A router without routes.
pub fn router() -> Router do
  Router { routes: [], middleware: [], body_bytes_max: 16777216, decoded_bytes_max: 16777216, own_headers: %{} }
end

## The same router with another limit for request bodies, in bytes, both as they are sent and after decoding.
pub fn max_body(r :: Router, bytes :: Int) -> Router = %{r | body_bytes_max: bytes, decoded_bytes_max: bytes}

## The same router with another limit for request bodies after decoding only.
pub fn max_decoded_body(r :: Router, bytes :: Int) -> Router = %{r | decoded_bytes_max: bytes}

## The same router with headers for the answers that the server gives by itself: to what is no proper request, and when a
## handler fails.
pub fn own_headers(r :: Router, headers :: Map<String, String>) -> Router = %{r | own_headers: headers}

## A route for every method.
pub fn route(r :: Router, path :: String, h :: Fun(Request) -> Response) -> Router = add_route(r, "", path, h)

## Adds a route for `GET` requests only.
pub fn on_get(r :: Router, path :: String, h :: Fun(Request) -> Response) -> Router = add_route(r, "GET", path, h)
## Adds a route for `POST` requests only.
pub fn on_post(r :: Router, path :: String, h :: Fun(Request) -> Response) -> Router = add_route(r, "POST", path, h)
## Adds a route for `PUT` requests only.
pub fn on_put(r :: Router, path :: String, h :: Fun(Request) -> Response) -> Router = add_route(r, "PUT", path, h)
## Adds a route for `DELETE` requests only.
pub fn on_delete(r :: Router, path :: String, h :: Fun(Request) -> Response) -> Router = add_route(r, "DELETE", path, h)
## Adds a route for `PATCH` requests only.
pub fn on_patch(r :: Router, path :: String, h :: Fun(Request) -> Response) -> Router = add_route(r, "PATCH", path, h)
## Adds a route for `OPTIONS` requests only.
pub fn on_options(r :: Router, path :: String, h :: Fun(Request) -> Response) -> Router = add_route(r, "OPTIONS", path, h)
## Adds a route for `HEAD` requests only.
pub fn on_head(r :: Router, path :: String, h :: Fun(Request) -> Response) -> Router = add_route(r, "HEAD", path, h)

## Adds middleware around every request; the first added is the outermost.
pub fn use(r :: Router, mw :: Fun(Request, Fun(Request) -> Response) -> Response) -> Router do
  %{r | middleware: List.append(r.middleware, mw)}
end

## A response with this status and body.
pub fn response(status :: Int, body :: String) -> Response do
  Response { status: status, headers: %{}, content: Text(body) }
end

## The same with headers; `Content-Type` replaces the default.
pub fn response_with_headers(status :: Int, body :: String, headers :: Map<String, String>) -> Response do
  Response { status: status, headers: headers, content: Text(body) }
end

## A response of bytes.
pub fn response_bytes(status :: Int, content_type :: String, bytes :: Bytes) -> Response do
  Response { status: status, headers: %{"Content-Type" => content_type}, content: Raw(bytes) }
end

## The response with one more header.
pub fn with_header(p :: Response, name :: String, value :: String) -> Response do
  %{p | headers: Map.put(p.headers, name, value)}
end

## The status of a response.
pub fn status(p :: Response) -> Int = p.status

## Answers `GET` requests with the files below a directory: after `HTTP.static(r, "/assets", "public")`, `/assets/css/a.css` is
## `public/css/a.css`. A directory is its `index.html`; nothing outside of it and no hidden file is ever given.
pub fn static(r :: Router, path :: String, dir :: String) -> Router do
  let prefix = if String.ends_with(path, "/") do String.slice(path, 0, String.length(path) - 1) else path end
  let above = List.length(String.split(prefix, "/"))
  on_get(r, prefix <> "/*", fn q -> file_below(dir, List.drop(String.split(Request.path(q), "/"), above)) end)
end

fn file_below(dir :: String, parts :: List<String>) -> Response do
  let decoded = for part in parts do Url.decode(String.replace(part, "+", "%2B")) end
  let names = List.filter(decoded, fn name -> name != "" end)
  if List.any(names, fn name -> leads_away(name) end) do
    plain(404, "Not Found")
  else
    let path = String.join(List.concat([dir], names), "/")
    case File.read_bytes(path) do
      Ok(bytes) -> response_bytes(200, media_type(path), bytes)
      Err(_) -> index_of(path)
    end
  end
end

fn index_of(path :: String) -> Response do
  case File.read_bytes(path <> "/index.html") do
    Ok(bytes) -> response_bytes(200, media_type(".html"), bytes)
    Err(_) -> plain(404, "Not Found")
  end
end

## Whether a name, after decoding, is more than the name of one file that may be seen.
fn leads_away(name :: String) -> Bool do
  String.starts_with(name, ".") or String.contains(name, "/") or String.contains(name, "\\") or String.contains(name, "\0")
end

let media_types = %{
  "html" => "text/html; charset=utf-8",
  "css" => "text/css; charset=utf-8",
  "js" => "text/javascript; charset=utf-8",
  "mjs" => "text/javascript; charset=utf-8",
  "txt" => "text/plain; charset=utf-8",
  "json" => "application/json; charset=utf-8",
  "map" => "application/json; charset=utf-8",
  "xml" => "application/xml; charset=utf-8",
  "svg" => "image/svg+xml",
  "png" => "image/png",
  "jpg" => "image/jpeg",
  "jpeg" => "image/jpeg",
  "gif" => "image/gif",
  "webp" => "image/webp",
  "ico" => "image/x-icon",
  "woff" => "font/woff",
  "woff2" => "font/woff2",
  "wasm" => "application/wasm",
  "pdf" => "application/pdf"
}

## By the ending of a file's name.
fn media_type(path :: String) -> String do
  Map.get_or(media_types, String.to_lower(List.last(String.split(path, "."))), "application/octet-stream")
end

## Lets the pages of these origins, such as `https://app.example`, read the answers; `"*"` stands for all pages. Answers the
## questions that browsers ask before requests of other kinds than `GET` and simple `POST`.
pub fn cors(r :: Router, origins :: List<String>) -> Router do
  use(r, fn q, next ->
    case Request.header(q, "Origin") do
      Some(origin) when List.contains(origins, "*") or List.contains(origins, origin) -> shared(q, origins, origin, next)
      _ -> varied(next(q), origins)
    end
  end)
end

fn shared(q :: Request, origins :: List<String>, origin :: String, next :: Fun(Request) -> Response) -> Response do
  let answer = case Request.header(q, "Access-Control-Request-Method") do
    Some(method) when Request.method(q) == "OPTIONS" -> permission(q, method)
    _ -> next(q)
  end
  let shown = if List.contains(origins, "*") do "*" else origin end
  varied(with_header(answer, "Access-Control-Allow-Origin", shown), origins)
end

fn permission(q :: Request, method :: String) -> Response do
  let allowed = plain(204, "")
    |> with_header("Access-Control-Allow-Methods", method)
    |> with_header("Access-Control-Max-Age", "600")
  case Request.header(q, "Access-Control-Request-Headers") do
    Some(names) -> with_header(allowed, "Access-Control-Allow-Headers", names)
    None -> allowed
  end
end

## Caches must know that the answer is another one for another origin.
fn varied(answer :: Response, origins :: List<String>) -> Response do
  if List.contains(origins, "*") do
    answer
  else
    case Map.fetch(answer.headers, "Vary") do
      Some(names) -> with_header(answer, "Vary", names <> ", Origin")
      None -> with_header(answer, "Vary", "Origin")
    end
  end
end

## Listens on all IPv4 interfaces and does not return. Port 0 picks a free one. Panics if the port is taken.
pub fn serve(r :: Router, port :: Int) -> () = serve_on(r, "0.0.0.0", port)

## The same on one address, such as `127.0.0.1`.
pub fn serve_on(r :: Router, address :: String, port :: Int) -> () do
  accept_all(listen(address, port), r)
end

## The same in a process of its own: returns the port at once, which is of interest when 0 was asked for, or says why the
## address cannot be used. The open server keeps the program alive.
pub fn start(r :: Router, address :: String, port :: Int) -> Int!String do
  let l = try_listen(address, port)?
  spawn(fn -> accept_all(l, r) end)
  Ok(bound_port(l))
end

fn accept_all(l :: Listener, r :: Router) -> () do
  while true do
    let id = accept(l, r.body_bytes_max, r.decoded_bytes_max)
    spawn(fn -> serve_connection(id, r) end)
  end
end

fn serve_connection(id :: Int, r :: Router) -> () do
  let c = take_connection(id, r.own_headers)
  while serve_request(c, r) do
  end
end

## Serves one request and says whether there may be another.
fn serve_request(c :: Connection, r :: Router) -> Bool do
  case read_request(c) do
    Some(q) -> send_response(c, handle(r, q))
    None -> false
  end
end

fn send_response(c :: Connection, p :: Response) -> Bool do
  case p.content do
    Text(body) -> respond_text(c, p.status, p.headers, body)
    Raw(body) -> respond_raw(c, p.status, p.headers, body)
  end
end

## The response of a router to a request, middleware included: what the server does, without a server.
pub fn handle(r :: Router, q :: Request) -> Response do
  if List.length(r.middleware) == 0 do
    dispatch(r, q)
  else
    through(r, 0, q)
  end
end

fn through(r :: Router, at :: Int, q :: Request) -> Response do
  if at >= List.length(r.middleware) do
    dispatch(r, q)
  else
    let mw = List.get(r.middleware, at)
    mw(q, fn inner -> through(r, at + 1, inner) end)
  end
end

fn dispatch(r :: Router, q :: Request) -> Response do
  let path = Request.path(q)
  let parts = String.split(path, "/")
  let method = Request.method(q)
  case find(r.routes, method, path, parts) do
    Some(found) -> answer(found, q)
    None -> if method == "HEAD" do
      dispatch_head(r, q, path, parts)
    else
      unmatched(r, path, parts)
    end
  end
end

## Without a route of its own, `HEAD` is `GET` whose body is not sent.
fn dispatch_head(r :: Router, q :: Request, path :: String, parts :: List<String>) -> Response do
  case find(r.routes, "GET", path, parts) do
    Some(found) -> answer(found, q)
    None -> unmatched(r, path, parts)
  end
end

fn answer(found :: Match, q :: Request) -> Response do
  let handler = found.route.handler
  if List.length(found.names) == 0 do
    handler(q)
  else
    handler(Request.with_params(q, found.names, found.values))
  end
end

fn unmatched(r :: Router, path :: String, parts :: List<String>) -> Response do
  let allowed = allowed_methods(r.routes, path, parts)
  if List.length(allowed) == 0 do
    plain(404, "Not Found")
  else
    with_header(plain(405, "Method Not Allowed"), "Allow", String.join(allowed, ", "))
  end
end

fn plain(status :: Int, body :: String) -> Response do
  Response { status: status, headers: %{"Content-Type" => "text/plain; charset=utf-8"}, content: Text(body) }
end

## The methods of the routes that fit the path, each once; `GET` brings `HEAD` with it.
fn allowed_methods(routes :: List<Route>, path :: String, parts :: List<String>) -> List<String> do
  let fitting = List.filter(routes, fn t -> fits_path(t, path, parts) end)
  List.reduce(fitting, [], fn found, t -> add_method(found, t.method) end)
end

fn add_method(found :: List<String>, method :: String) -> List<String> do
  let once = add_once(found, method)
  if method == "GET" do
    add_once(once, "HEAD")
  else
    once
  end
end

fn add_once(found :: List<String>, method :: String) -> List<String> do
  if List.contains(found, method) do
    found
  else
    List.append(found, method)
  end
end

## The first route in the first pass that has one.
fn find(routes :: List<Route>, method :: String, path :: String, parts :: List<String>) -> Option<Match> do
  case find_ranked(routes, 0, method, path, parts) do
    Some(found) -> Some(found)
    None -> find_pattern(routes, method, path, parts)
  end
end

fn find_pattern(routes :: List<Route>, method :: String, path :: String, parts :: List<String>) -> Option<Match> do
  case find_ranked(routes, 1, method, path, parts) do
    Some(found) -> Some(found)
    None -> find_ranked(routes, 2, method, path, parts)
  end
end

fn find_ranked(routes :: List<Route>, rank :: Int, method :: String, path :: String, parts :: List<String>) -> Option<Match> do
  let count = List.length(routes)
  let at = first_fit(routes, 0, count, rank, method, path, parts)
  if at < count do
    Some(matched(List.get(routes, at), parts))
  else
    None
  end
end

## The index of the first route that fits, or the number of routes.
fn first_fit(routes :: List<Route>, at :: Int, count :: Int, rank :: Int, method :: String, path :: String, parts :: List<String>) -> Int do
  if at >= count do
    count
  else
    let t = List.get(routes, at)
    let fits = t.rank == rank && (t.method == method || t.method == "") && fits_path(t, path, parts)
    if fits do
      at
    else
      first_fit(routes, at + 1, count, rank, method, path, parts)
    end
  end
end

fn fits_path(t :: Route, path :: String, parts :: List<String>) -> Bool do
  if t.rank == 0 do
    t.path == path
  else
    let wanted = List.length(t.segments)
    let given = List.length(parts)
    let enough = given == wanted || (t.rank == 2 && given > wanted)
    enough && fits_from(t.segments, parts, 0, wanted)
  end
end

fn fits_from(segments :: List<Segment>, parts :: List<String>, at :: Int, count :: Int) -> Bool do
  if at >= count do
    true
  else
    fits_segment(List.get(segments, at), List.get(parts, at)) && fits_from(segments, parts, at + 1, count)
  end
end

fn fits_segment(segment :: Segment, part :: String) -> Bool do
  case segment do
    Fixed(text) -> text == part
    Named(_) -> part != ""
  end
end

## The match of a route that fits.
fn matched(t :: Route, parts :: List<String>) -> Match do
  if t.rank == 0 do
    Match { route: t, names: [], values: [] }
  else
    bound(t, parts, 0, [], [])
  end
end

fn bound(t :: Route, parts :: List<String>, at :: Int, names :: List<String>, values :: List<String>) -> Match do
  if at >= List.length(t.segments) do
    Match { route: t, names: names, values: values }
  else
    case List.get(t.segments, at) do
      Fixed(_) -> bound(t, parts, at + 1, names, values)
      Named(name) -> bound(t, parts, at + 1, List.append(names, name), List.append(values, List.get(parts, at)))
    end
  end
end

fn add_route(r :: Router, method :: String, path :: String, h :: Fun(Request) -> Response) -> Router do
  let below = path == "/*" || String.ends_with(path, "/*")
  let prefix = if below do String.slice(path, 0, String.length(path) - 2) else path end
  let segments = List.map(String.split(prefix, "/"), fn part -> segment(part) end)
  let rank = if below do 2 else if List.any(segments, fn s -> is_named(s) end) do 1 else 0 end
  let t = Route { method: method, path: path, segments: segments, rank: rank, handler: h }
  %{r | routes: List.append(r.routes, t)}
end

fn segment(part :: String) -> Segment do
  if String.starts_with(part, ":") && String.length(part) > 1 do
    Named(String.slice(part, 1, String.length(part)))
  else
    Fixed(part)
  end
end

fn is_named(segment :: Segment) -> Bool do
  case segment do
    Named(_) -> true
    Fixed(_) -> false
  end
end
