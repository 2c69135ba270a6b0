##! A chat server in one program: rooms, presence, workers, a door with states.

import Machine.Door
import Machine.Selective
import Rooms.Chat
import Rooms.Presence
import Work.Backpressure
import Work.Pool

fn main() do
  Chat.run()
  Presence.run()
  Pool.run()
  Backpressure.run()
  Door.run()
  Selective.run()
end
#> -- chat
#> cat dies
#> here: ann+cat
#> ann < ! welcome to lobby
#> ann < ! bob joined
#> ann < ! cat joined
#> ann < bob: HEY!
#> ann < [lobby] cat: *waves a flag*
#> bob < ! welcome to lobby
#> bob < ! cat joined
#> bob < [lobby] ann: hello
#> cat < ! welcome to lobby
#> cat < [lobby] ann: hello
#> cat < bob: HEY!
#> cat < [lobby] ann: *nods*
#> imposter < ! name ann is taken
#> [cat] gone: List.get: index 99 out of bounds (len 5)
#> room lobby closes with 1
#> room lobby ended
#> -- presence
#> [quick: 5, slow: 2] 3
#> second died at once: true
#> #PID<0.0> false 1
#> -- pool
#> [100 results, total 3142, first [1, 2, 3]]
#> expected 3142
#> [-30, -60, division by zero, 60, 30]
#> Err(timeout) Ok(done) Ok(done)
#> 4 workers
#> -- back-pressure
#> [sum 2500, at most 50 at once]
#> -- door
#> [opens, through 1, through 2, locks after 2, quit while Locked(7)]
#> [breaks at 123456, waiting, quit while broken]
#> -- selective
#> dot
#> axis
#> diagonal Line(3, 3)
#> plain Line(1, 2)
#> point 4,5
#> poly 1 4 +1
#> nested 7 e
#> other nested Some(Dot)
#> other nested None
#> end
#> [bit, 5, negative -3, bit, minus one, down normal 0]
#> [got text, quiet] [got [Some(1), None], quiet]
#> [sooner then later]
#> [1=a 2=b 3=c 9=?]
#> 5 stopped [normal n0, normal n1, normal n2]
#> [1-x]
#> [started 3]
