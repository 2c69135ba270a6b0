##! Clients of the stream in the place of WebSocket connections: each prints the frames it gets. A test puts this file beside
##! Mesher's and has `main` call it. PROBES says who they are: `number:level:environment`, separated by commas.

from Service.Context import context_pool
from Service.StreamManager import StreamManager, manager
from Store.Projects import find_project
from Types.Notice import ClientMessage, Frames, Close
from Types.Project import Project

pub fn start_probes() -> () do
  case Env.get("PROBES") do
    Some("") -> ()
    Some(all) -> start_all(String.split(all, ","))
    None -> ()
  end
end

fn start_all(names :: List<String>) -> () do
  case find_project(context_pool(), "default") do
    Ok(Some(project)) -> start_each(project, names)
    _ -> println("PROBE there is no project")
  end
end

fn start_each(project :: Project, names :: List<String>) -> () do
  for name in names do
    start_one(project, String.split(name, ":"))
  end
  ()
end

fn start_one(project :: Project, parts :: List<String>) -> () do
  let conn = conn_of(List.head(parts))
  let sink = spawn(probe, conn, List.contains(parts, "idle"))
  let environment = if List.last(parts) == "idle" do "" else List.last(parts) end
  StreamManager.register_client(manager(), conn, sink, project.id, List.get(parts, 1), environment)
  println("PROBE ${conn} joined ${StreamManager.is_stream_client(manager(), conn)}")
end

fn conn_of(text :: String) -> Int do
  case String.to_int(text) do
    Some(n) -> n
    None -> 0
  end
end

## An idle one takes the first frames and is then busy until it is told to go on by a process of its name.
actor probe(conn :: Int, is_idle :: Bool) do
  receive do
    Frames(texts) -> show_all(conn, texts)
    Close(code) -> println("PROBE ${conn} closed ${code}")
  end
  if is_idle do
    Timer.sleep(3000)
  end
  StreamManager.taken(manager(), conn)
  probe(conn, is_idle)
end

fn show_all(conn :: Int, texts :: List<String>) -> () do
  println("PROBE ${conn} batch ${List.length(texts)}")
  for text in texts do
    println("PROBE ${conn} ${text}")
  end
  ()
end
