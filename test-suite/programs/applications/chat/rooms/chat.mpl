##! Rooms and clients.

from Protocol import RoomMsg, ClientMsg, Say, render
import Support

actor room(name :: String, members :: Map<String, Pid<ClientMsg>>, log :: Pid) do
  receive do
    Join(who, client) when Map.has_key(members, who) ->
      refuse(client, who, fn -> room(name, members, log) end)
    Join(who, client) -> welcome(name, who, client, members, log)
    Leave(who) -> room(name, Map.delete(members, who), log)
    Post(who, say) -> post(name, who, say, members, fn ms -> room(name, ms, log) end)
    Who(reply) -> answer(reply, Map.keys(members), fn -> room(name, members, log) end)
    Close -> Support.put(log, "room ${name} closes with ${Map.size(members)}")
    (:down, _, pid, reason) -> gone(pid, reason, name, members, log)
  after 5000 -> Support.put(log, "room ${name} is idle")
  end
terminate do
  Support.put(log, "room ${name} ended")
end
end

fn refuse(client, who, continue_with) do
  send(client, Notice("name ${who} is taken"))
  continue_with()
end

fn welcome(name, who, client, members, log) do
  monitor(client)
  send(client, Notice("welcome to ${name}"))
  for {_, other} in members do send(other, Notice("${who} joined")) end
  room(name, Map.put(members, who, client), log)
end

fn post(name, who, say, members, k) do
  for (member, pid) in members when member != who do
    send(pid, Heard(name, who, say))
  end
  k(members)
end

fn answer<T>(reply :: Pid<T>, x :: T, k :: Fun() -> ()) do
  send(reply, x)
  k()
end

fn gone(pid, reason, name, members, log) do
  let left = Map.filter(members, fn _, p -> p != pid end)
  let names = Set.difference(Set.from_list(Map.keys(members)), Set.from_list(Map.keys(left)))
  Support.put(log, "${Set.to_list(names)} gone: ${reason}")
  room(name, left, log)
end

actor client(name :: String, heard :: List<String>) do
  receive do
    Heard(_, author, Shout(t)) -> client(name, heard ++ ["${author}: ${String.to_upper(t)}!"])
    Heard(r, author, say) -> client(name, heard ++ ["[${r}] ${author}: ${render(say)}"])
    Notice("quit") -> crash(name)
    Notice(text) -> client(name, heard ++ ["! ${text}"])
    Flush(reply) -> flush(reply, name, heard, client)
  end
end

fn flush(reply, name, heard, again) do
  send(reply, (name, heard))
  again(name, [])
end

fn crash(name) do
  let parts = String.split(name, "")
  println("${name} dies")
  let _ = parts[99]
  ()
end

actor inbox(log :: Pid) do
  receive do
    (name, lines) -> store(log, name, lines)
  end
  inbox(log)
end

fn store(log, name, lines) do
  for l in lines do Support.put(log, "${name} < ${l}") end
end

actor names(log :: Pid) do
  receive do
    xs -> Support.put(log, "here: ${String.join(xs, "+")}")
  after 1000 -> Support.put(log, "nobody answered")
  end
end

pub fn run() do
  println("-- chat")
  let log = Support.new_box()
  let lobby = spawn(room, "lobby", %{}, log)
  let ann = spawn(client, "ann", [])
  let bob = spawn(client, "bob", [])
  let cat = spawn(client, "cat", [])
  let imposter = spawn(client, "imposter", [])
  for (n, p) in [("ann", ann), ("bob", bob), ("cat", cat), ("ann", imposter)] do
    send(lobby, Join(n, p))
  end
  send(lobby, Post("ann", Text("hello")))
  send(lobby, Post("bob", Shout("hey")))
  send(lobby, Leave("bob"))
  send(lobby, Post("cat", Action("waves", Some("a flag"))))
  send(lobby, Post("ann", Action("nods", None)))
  let n = spawn(names, log)
  send(lobby, Who(n))
  Support.eventually("who", fn -> not Process.alive(n) end)
  let box = spawn(inbox, log)
  for (c, lines) in [(ann, 6), (bob, 9), (cat, 13), (imposter, 14)] do
    send(c, Flush(box))
    Support.eventually("lines", fn -> Support.size(log) >= lines end)
  end
  send(cat, Notice("quit"))
  Support.eventually("cat", fn -> Support.size(log) >= 15 end)
  send(lobby, Close)
  Support.eventually("room", fn -> Support.size(log) >= 17 end)
  for line in Support.take(log) do println(line) end
end
