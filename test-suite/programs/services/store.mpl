# State, arguments and replies of any type, and one service that calls another.
struct User do
  id :: Int
  name :: String
end deriving(Display)

service Journal do
  fn init() -> List<String> do [] end
  cast Write(line :: String) do |lines| List.append(lines, line) end
  call All() :: List<String> do |lines| (lines, lines) end
end

service Users do
  fn init(log :: Pid) -> (Pid, Map<Int, User>) do
    (log, %{})
  end
  call Add(name :: String) :: User do |state|
    let (log, users) = state
    let user = User { id: Map.size(users) + 1, name: name }
    Journal.write(log, "added ${name}")
    ((log, Map.put(users, user.id, user)), user)
  end
  call Find(id :: Int) :: Option<User> do |state|
    let (_, users) = state
    (state, find(users, id))
  end
  call Each(f :: Fun(User) -> String) :: List<String> do |state|
    let (_, users) = state
    (state, List.map(Map.values(users), f))
  end
end

fn find(users, id) = if Map.has_key(users, id) do Some(Map.get(users, id)) else None end

fn main() do
  let log = Journal.start()
  let users = Users.start(log)
  println("${Users.add(users, "ann")} ${Users.add(users, "bob")}")
  println("${Users.find(users, 2)} ${Users.find(users, 9)}")
  let mark = "*"
  println("${Users.each(users, fn u -> u.name <> mark end)}")
  println("${Journal.all(log)}")
end
#> User(1, ann) User(2, bob)
#> Some(User(2, bob)) None
#> [ann*, bob*]
#> [added ann, added bob]
