fn named(x) do
  if x == 0 do
    "zero"
  else if x == 1 do
    "1"
  else if x == 2 do
    "2"
  else if x == 3 do
    "3"
  else if x == 4 do
    "4"
  else if x == 5 do
    "5"
  else if x == 6 do
    "6"
  else if x == 7 do
    "7"
  else if x == 8 do
    "8"
  else if x == 9 do
    "9"
  else if x == 10 do
    "10"
  else if x == 11 do
    "11"
  else if x == 12 do
    "12"
  else if x == 13 do
    "13"
  else if x == 14 do
    "14"
  else if x == 15 do
    "15"
  else if x == 16 do
    "16"
  else if x == 17 do
    "17"
  else if x == 18 do
    "18"
  else if x == 19 do
    "19"
  else if x == 20 do
    "20"
  else if x == 21 do
    "21"
  else if x == 22 do
    "22"
  else if x == 23 do
    "23"
  else if x == 24 do
    "24"
  else if x == 25 do
    "25"
  else if x == 26 do
    "26"
  else if x == 27 do
    "27"
  else if x == 28 do
    "28"
  else if x == 29 do
    "29"
  else if x == 30 do
    "30"
  else if x == 31 do
    "31"
  else if x == 32 do
    "32"
  else if x == 33 do
    "33"
  else if x == 34 do
    "34"
  else if x == 35 do
    "35"
  else if x == 36 do
    "36"
  else if x == 37 do
    "37"
  else if x == 38 do
    "38"
  else if x == 39 do
    "39"
  else if x == 40 do
    "40"
  else if x == 41 do
    "41"
  else if x == 42 do
    "42"
  else if x == 43 do
    "43"
  else if x == 44 do
    "44"
  else if x == 45 do
    "45"
  else if x == 46 do
    "46"
  else if x == 47 do
    "47"
  else if x == 48 do
    "48"
  else if x == 49 do
    "49"
  else if x == 50 do
    "50"
  else if x == 51 do
    "51"
  else if x == 52 do
    "52"
  else if x == 53 do
    "53"
  else if x == 54 do
    "54"
  else if x == 55 do
    "55"
  else if x == 56 do
    "56"
  else if x == 57 do
    "57"
  else if x == 58 do
    "58"
  else if x == 59 do
    "59"
  else if x == 60 do
    "60"
  else if x == 61 do
    "61"
  else if x == 62 do
    "62"
  else if x == 63 do
    "63"
  else if x == 64 do
    "64"
  else if x == 65 do
    "65"
  else if x == 66 do
    "66"
  else if x == 67 do
    "67"
  else if x == 68 do
    "68"
  else if x == 69 do
    "69"
  else if x == 70 do
    "70"
  else if x == 71 do
    "71"
  else if x == 72 do
    "72"
  else if x == 73 do
    "73"
  else if x == 74 do
    "74"
  else if x == 75 do
    "75"
  else if x == 76 do
    "76"
  else if x == 77 do
    "77"
  else if x == 78 do
    "78"
  else if x == 79 do
    "79"
  else if x == 80 do
    "80"
  else if x == 81 do
    "81"
  else if x == 82 do
    "82"
  else if x == 83 do
    "83"
  else if x == 84 do
    "84"
  else if x == 85 do
    "85"
  else if x == 86 do
    "86"
  else if x == 87 do
    "87"
  else if x == 88 do
    "88"
  else if x == 89 do
    "89"
  else if x == 90 do
    "90"
  else if x == 91 do
    "91"
  else if x == 92 do
    "92"
  else if x == 93 do
    "93"
  else if x == 94 do
    "94"
  else if x == 95 do
    "95"
  else if x == 96 do
    "96"
  else if x == 97 do
    "97"
  else if x == 98 do
    "98"
  else if x == 99 do
    "99"
  else if x == 100 do
    "100"
  else if x == 101 do
    "101"
  else if x == 102 do
    "102"
  else if x == 103 do
    "103"
  else if x == 104 do
    "104"
  else if x == 105 do
    "105"
  else if x == 106 do
    "106"
  else if x == 107 do
    "107"
  else if x == 108 do
    "108"
  else if x == 109 do
    "109"
  else if x == 110 do
    "110"
  else if x == 111 do
    "111"
  else if x == 112 do
    "112"
  else if x == 113 do
    "113"
  else if x == 114 do
    "114"
  else if x == 115 do
    "115"
  else if x == 116 do
    "116"
  else if x == 117 do
    "117"
  else if x == 118 do
    "118"
  else if x == 119 do
    "119"
  else if x == 120 do
    "120"
  else if x == 121 do
    "121"
  else if x == 122 do
    "122"
  else if x == 123 do
    "123"
  else if x == 124 do
    "124"
  else if x == 125 do
    "125"
  else if x == 126 do
    "126"
  else if x == 127 do
    "127"
  else if x == 128 do
    "128"
  else if x == 129 do
    "129"
  else if x == 130 do
    "130"
  else if x == 131 do
    "131"
  else if x == 132 do
    "132"
  else if x == 133 do
    "133"
  else if x == 134 do
    "134"
  else if x == 135 do
    "135"
  else if x == 136 do
    "136"
  else if x == 137 do
    "137"
  else if x == 138 do
    "138"
  else if x == 139 do
    "139"
  else if x == 140 do
    "140"
  else if x == 141 do
    "141"
  else if x == 142 do
    "142"
  else if x == 143 do
    "143"
  else if x == 144 do
    "144"
  else if x == 145 do
    "145"
  else if x == 146 do
    "146"
  else if x == 147 do
    "147"
  else if x == 148 do
    "148"
  else if x == 149 do
    "149"
  else if x == 150 do
    "150"
  else if x == 151 do
    "151"
  else if x == 152 do
    "152"
  else if x == 153 do
    "153"
  else if x == 154 do
    "154"
  else if x == 155 do
    "155"
  else if x == 156 do
    "156"
  else if x == 157 do
    "157"
  else if x == 158 do
    "158"
  else if x == 159 do
    "159"
  else if x == 160 do
    "160"
  else if x == 161 do
    "161"
  else if x == 162 do
    "162"
  else if x == 163 do
    "163"
  else if x == 164 do
    "164"
  else if x == 165 do
    "165"
  else if x == 166 do
    "166"
  else if x == 167 do
    "167"
  else if x == 168 do
    "168"
  else if x == 169 do
    "169"
  else if x == 170 do
    "170"
  else if x == 171 do
    "171"
  else if x == 172 do
    "172"
  else if x == 173 do
    "173"
  else if x == 174 do
    "174"
  else if x == 175 do
    "175"
  else if x == 176 do
    "176"
  else if x == 177 do
    "177"
  else if x == 178 do
    "178"
  else if x == 179 do
    "179"
  else if x == 180 do
    "180"
  else if x == 181 do
    "181"
  else if x == 182 do
    "182"
  else if x == 183 do
    "183"
  else if x == 184 do
    "184"
  else if x == 185 do
    "185"
  else if x == 186 do
    "186"
  else if x == 187 do
    "187"
  else if x == 188 do
    "188"
  else if x == 189 do
    "189"
  else if x == 190 do
    "190"
  else if x == 191 do
    "191"
  else if x == 192 do
    "192"
  else if x == 193 do
    "193"
  else if x == 194 do
    "194"
  else if x == 195 do
    "195"
  else if x == 196 do
    "196"
  else if x == 197 do
    "197"
  else if x == 198 do
    "198"
  else if x == 199 do
    "199"
  else if x == 200 do
    "200"
  else if x == 201 do
    "201"
  else if x == 202 do
    "202"
  else if x == 203 do
    "203"
  else if x == 204 do
    "204"
  else if x == 205 do
    "205"
  else if x == 206 do
    "206"
  else if x == 207 do
    "207"
  else if x == 208 do
    "208"
  else if x == 209 do
    "209"
  else if x == 210 do
    "210"
  else if x == 211 do
    "211"
  else if x == 212 do
    "212"
  else if x == 213 do
    "213"
  else if x == 214 do
    "214"
  else if x == 215 do
    "215"
  else if x == 216 do
    "216"
  else if x == 217 do
    "217"
  else if x == 218 do
    "218"
  else if x == 219 do
    "219"
  else if x == 220 do
    "220"
  else if x == 221 do
    "221"
  else if x == 222 do
    "222"
  else if x == 223 do
    "223"
  else if x == 224 do
    "224"
  else if x == 225 do
    "225"
  else if x == 226 do
    "226"
  else if x == 227 do
    "227"
  else if x == 228 do
    "228"
  else if x == 229 do
    "229"
  else if x == 230 do
    "230"
  else if x == 231 do
    "231"
  else if x == 232 do
    "232"
  else if x == 233 do
    "233"
  else if x == 234 do
    "234"
  else if x == 235 do
    "235"
  else if x == 236 do
    "236"
  else if x == 237 do
    "237"
  else if x == 238 do
    "238"
  else if x == 239 do
    "239"
  else if x == 240 do
    "240"
  else if x == 241 do
    "241"
  else if x == 242 do
    "242"
  else if x == 243 do
    "243"
  else if x == 244 do
    "244"
  else if x == 245 do
    "245"
  else if x == 246 do
    "246"
  else if x == 247 do
    "247"
  else if x == 248 do
    "248"
  else if x == 249 do
    "249"
  else if x == 250 do
    "250"
  else if x == 251 do
    "251"
  else if x == 252 do
    "252"
  else if x == 253 do
    "253"
  else if x == 254 do
    "254"
  else if x == 255 do
    "255"
  else if x == 256 do
    "256"
  else if x == 257 do
    "257"
  else if x == 258 do
    "258"
  else if x == 259 do
    "259"
  else if x == 260 do
    "260"
  else if x == 261 do
    "261"
  else if x == 262 do
    "262"
  else if x == 263 do
    "263"
  else if x == 264 do
    "264"
  else if x == 265 do
    "265"
  else if x == 266 do
    "266"
  else if x == 267 do
    "267"
  else if x == 268 do
    "268"
  else if x == 269 do
    "269"
  else if x == 270 do
    "270"
  else if x == 271 do
    "271"
  else if x == 272 do
    "272"
  else if x == 273 do
    "273"
  else if x == 274 do
    "274"
  else if x == 275 do
    "275"
  else if x == 276 do
    "276"
  else if x == 277 do
    "277"
  else if x == 278 do
    "278"
  else if x == 279 do
    "279"
  else if x == 280 do
    "280"
  else if x == 281 do
    "281"
  else if x == 282 do
    "282"
  else if x == 283 do
    "283"
  else if x == 284 do
    "284"
  else if x == 285 do
    "285"
  else if x == 286 do
    "286"
  else if x == 287 do
    "287"
  else if x == 288 do
    "288"
  else if x == 289 do
    "289"
  else if x == 290 do
    "290"
  else if x == 291 do
    "291"
  else if x == 292 do
    "292"
  else if x == 293 do
    "293"
  else if x == 294 do
    "294"
  else if x == 295 do
    "295"
  else if x == 296 do
    "296"
  else if x == 297 do
    "297"
  else if x == 298 do
    "298"
  else if x == 299 do
    "299"
  else if x == 300 do
    "300"
  else if x == 301 do
    "301"
  else if x == 302 do
    "302"
  else if x == 303 do
    "303"
  else if x == 304 do
    "304"
  else if x == 305 do
    "305"
  else if x == 306 do
    "306"
  else if x == 307 do
    "307"
  else if x == 308 do
    "308"
  else if x == 309 do
    "309"
  else if x == 310 do
    "310"
  else if x == 311 do
    "311"
  else if x == 312 do
    "312"
  else if x == 313 do
    "313"
  else if x == 314 do
    "314"
  else if x == 315 do
    "315"
  else if x == 316 do
    "316"
  else if x == 317 do
    "317"
  else if x == 318 do
    "318"
  else if x == 319 do
    "319"
  else if x == 320 do
    "320"
  else if x == 321 do
    "321"
  else if x == 322 do
    "322"
  else if x == 323 do
    "323"
  else if x == 324 do
    "324"
  else if x == 325 do
    "325"
  else if x == 326 do
    "326"
  else if x == 327 do
    "327"
  else if x == 328 do
    "328"
  else if x == 329 do
    "329"
  else if x == 330 do
    "330"
  else if x == 331 do
    "331"
  else if x == 332 do
    "332"
  else if x == 333 do
    "333"
  else if x == 334 do
    "334"
  else if x == 335 do
    "335"
  else if x == 336 do
    "336"
  else if x == 337 do
    "337"
  else if x == 338 do
    "338"
  else if x == 339 do
    "339"
  else if x == 340 do
    "340"
  else if x == 341 do
    "341"
  else if x == 342 do
    "342"
  else if x == 343 do
    "343"
  else if x == 344 do
    "344"
  else if x == 345 do
    "345"
  else if x == 346 do
    "346"
  else if x == 347 do
    "347"
  else if x == 348 do
    "348"
  else if x == 349 do
    "349"
  else if x == 350 do
    "350"
  else if x == 351 do
    "351"
  else if x == 352 do
    "352"
  else if x == 353 do
    "353"
  else if x == 354 do
    "354"
  else if x == 355 do
    "355"
  else if x == 356 do
    "356"
  else if x == 357 do
    "357"
  else if x == 358 do
    "358"
  else if x == 359 do
    "359"
  else if x == 360 do
    "360"
  else if x == 361 do
    "361"
  else if x == 362 do
    "362"
  else if x == 363 do
    "363"
  else if x == 364 do
    "364"
  else if x == 365 do
    "365"
  else if x == 366 do
    "366"
  else if x == 367 do
    "367"
  else if x == 368 do
    "368"
  else if x == 369 do
    "369"
  else if x == 370 do
    "370"
  else if x == 371 do
    "371"
  else if x == 372 do
    "372"
  else if x == 373 do
    "373"
  else if x == 374 do
    "374"
  else if x == 375 do
    "375"
  else if x == 376 do
    "376"
  else if x == 377 do
    "377"
  else if x == 378 do
    "378"
  else if x == 379 do
    "379"
  else if x == 380 do
    "380"
  else if x == 381 do
    "381"
  else if x == 382 do
    "382"
  else if x == 383 do
    "383"
  else if x == 384 do
    "384"
  else if x == 385 do
    "385"
  else if x == 386 do
    "386"
  else if x == 387 do
    "387"
  else if x == 388 do
    "388"
  else if x == 389 do
    "389"
  else if x == 390 do
    "390"
  else if x == 391 do
    "391"
  else if x == 392 do
    "392"
  else if x == 393 do
    "393"
  else if x == 394 do
    "394"
  else if x == 395 do
    "395"
  else if x == 396 do
    "396"
  else if x == 397 do
    "397"
  else if x == 398 do
    "398"
  else if x == 399 do
    "399"
  else if x == 400 do
    "400"
  else if x == 401 do
    "401"
  else if x == 402 do
    "402"
  else if x == 403 do
    "403"
  else if x == 404 do
    "404"
  else if x == 405 do
    "405"
  else if x == 406 do
    "406"
  else if x == 407 do
    "407"
  else if x == 408 do
    "408"
  else if x == 409 do
    "409"
  else if x == 410 do
    "410"
  else if x == 411 do
    "411"
  else if x == 412 do
    "412"
  else if x == 413 do
    "413"
  else if x == 414 do
    "414"
  else if x == 415 do
    "415"
  else if x == 416 do
    "416"
  else if x == 417 do
    "417"
  else if x == 418 do
    "418"
  else if x == 419 do
    "419"
  else if x == 420 do
    "420"
  else if x == 421 do
    "421"
  else if x == 422 do
    "422"
  else if x == 423 do
    "423"
  else if x == 424 do
    "424"
  else if x == 425 do
    "425"
  else if x == 426 do
    "426"
  else if x == 427 do
    "427"
  else if x == 428 do
    "428"
  else if x == 429 do
    "429"
  else if x == 430 do
    "430"
  else if x == 431 do
    "431"
  else if x == 432 do
    "432"
  else if x == 433 do
    "433"
  else if x == 434 do
    "434"
  else if x == 435 do
    "435"
  else if x == 436 do
    "436"
  else if x == 437 do
    "437"
  else if x == 438 do
    "438"
  else if x == 439 do
    "439"
  else if x == 440 do
    "440"
  else if x == 441 do
    "441"
  else if x == 442 do
    "442"
  else if x == 443 do
    "443"
  else if x == 444 do
    "444"
  else if x == 445 do
    "445"
  else if x == 446 do
    "446"
  else if x == 447 do
    "447"
  else if x == 448 do
    "448"
  else if x == 449 do
    "449"
  else if x == 450 do
    "450"
  else if x == 451 do
    "451"
  else if x == 452 do
    "452"
  else if x == 453 do
    "453"
  else if x == 454 do
    "454"
  else if x == 455 do
    "455"
  else if x == 456 do
    "456"
  else if x == 457 do
    "457"
  else if x == 458 do
    "458"
  else if x == 459 do
    "459"
  else if x == 460 do
    "460"
  else if x == 461 do
    "461"
  else if x == 462 do
    "462"
  else if x == 463 do
    "463"
  else if x == 464 do
    "464"
  else if x == 465 do
    "465"
  else if x == 466 do
    "466"
  else if x == 467 do
    "467"
  else if x == 468 do
    "468"
  else if x == 469 do
    "469"
  else if x == 470 do
    "470"
  else if x == 471 do
    "471"
  else if x == 472 do
    "472"
  else if x == 473 do
    "473"
  else if x == 474 do
    "474"
  else if x == 475 do
    "475"
  else if x == 476 do
    "476"
  else if x == 477 do
    "477"
  else if x == 478 do
    "478"
  else if x == 479 do
    "479"
  else if x == 480 do
    "480"
  else if x == 481 do
    "481"
  else if x == 482 do
    "482"
  else if x == 483 do
    "483"
  else if x == 484 do
    "484"
  else if x == 485 do
    "485"
  else if x == 486 do
    "486"
  else if x == 487 do
    "487"
  else if x == 488 do
    "488"
  else if x == 489 do
    "489"
  else if x == 490 do
    "490"
  else if x == 491 do
    "491"
  else if x == 492 do
    "492"
  else if x == 493 do
    "493"
  else if x == 494 do
    "494"
  else if x == 495 do
    "495"
  else if x == 496 do
    "496"
  else if x == 497 do
    "497"
  else if x == 498 do
    "498"
  else if x == 499 do
    "499"
  else if x == 500 do
    "500"
  else if x == 501 do
    "501"
  else if x == 502 do
    "502"
  else if x == 503 do
    "503"
  else if x == 504 do
    "504"
  else if x == 505 do
    "505"
  else if x == 506 do
    "506"
  else if x == 507 do
    "507"
  else if x == 508 do
    "508"
  else if x == 509 do
    "509"
  else if x == 510 do
    "510"
  else if x == 511 do
    "511"
  else if x == 512 do
    "512"
  else if x == 513 do
    "513"
  else if x == 514 do
    "514"
  else if x == 515 do
    "515"
  else if x == 516 do
    "516"
  else if x == 517 do
    "517"
  else if x == 518 do
    "518"
  else if x == 519 do
    "519"
  else if x == 520 do
    "520"
  else if x == 521 do
    "521"
  else if x == 522 do
    "522"
  else if x == 523 do
    "523"
  else if x == 524 do
    "524"
  else if x == 525 do
    "525"
  else if x == 526 do
    "526"
  else if x == 527 do
    "527"
  else if x == 528 do
    "528"
  else if x == 529 do
    "529"
  else if x == 530 do
    "530"
  else if x == 531 do
    "531"
  else if x == 532 do
    "532"
  else if x == 533 do
    "533"
  else if x == 534 do
    "534"
  else if x == 535 do
    "535"
  else if x == 536 do
    "536"
  else if x == 537 do
    "537"
  else if x == 538 do
    "538"
  else if x == 539 do
    "539"
  else if x == 540 do
    "540"
  else if x == 541 do
    "541"
  else if x == 542 do
    "542"
  else if x == 543 do
    "543"
  else if x == 544 do
    "544"
  else if x == 545 do
    "545"
  else if x == 546 do
    "546"
  else if x == 547 do
    "547"
  else if x == 548 do
    "548"
  else if x == 549 do
    "549"
  else if x == 550 do
    "550"
  else if x == 551 do
    "551"
  else if x == 552 do
    "552"
  else if x == 553 do
    "553"
  else if x == 554 do
    "554"
  else if x == 555 do
    "555"
  else if x == 556 do
    "556"
  else if x == 557 do
    "557"
  else if x == 558 do
    "558"
  else if x == 559 do
    "559"
  else if x == 560 do
    "560"
  else if x == 561 do
    "561"
  else if x == 562 do
    "562"
  else if x == 563 do
    "563"
  else if x == 564 do
    "564"
  else if x == 565 do
    "565"
  else if x == 566 do
    "566"
  else if x == 567 do
    "567"
  else if x == 568 do
    "568"
  else if x == 569 do
    "569"
  else if x == 570 do
    "570"
  else if x == 571 do
    "571"
  else if x == 572 do
    "572"
  else if x == 573 do
    "573"
  else if x == 574 do
    "574"
  else if x == 575 do
    "575"
  else if x == 576 do
    "576"
  else if x == 577 do
    "577"
  else if x == 578 do
    "578"
  else if x == 579 do
    "579"
  else if x == 580 do
    "580"
  else if x == 581 do
    "581"
  else if x == 582 do
    "582"
  else if x == 583 do
    "583"
  else if x == 584 do
    "584"
  else if x == 585 do
    "585"
  else if x == 586 do
    "586"
  else if x == 587 do
    "587"
  else if x == 588 do
    "588"
  else if x == 589 do
    "589"
  else if x == 590 do
    "590"
  else if x == 591 do
    "591"
  else if x == 592 do
    "592"
  else if x == 593 do
    "593"
  else if x == 594 do
    "594"
  else if x == 595 do
    "595"
  else if x == 596 do
    "596"
  else if x == 597 do
    "597"
  else if x == 598 do
    "598"
  else if x == 599 do
    "599"
  else if x == 600 do
    "600"
  else if x == 601 do
    "601"
  else if x == 602 do
    "602"
  else if x == 603 do
    "603"
  else if x == 604 do
    "604"
  else if x == 605 do
    "605"
  else if x == 606 do
    "606"
  else if x == 607 do
    "607"
  else if x == 608 do
    "608"
  else if x == 609 do
    "609"
  else if x == 610 do
    "610"
  else if x == 611 do
    "611"
  else if x == 612 do
    "612"
  else if x == 613 do
    "613"
  else if x == 614 do
    "614"
  else if x == 615 do
    "615"
  else if x == 616 do
    "616"
  else if x == 617 do
    "617"
  else if x == 618 do
    "618"
  else if x == 619 do
    "619"
  else if x == 620 do
    "620"
  else if x == 621 do
    "621"
  else if x == 622 do
    "622"
  else if x == 623 do
    "623"
  else if x == 624 do
    "624"
  else if x == 625 do
    "625"
  else if x == 626 do
    "626"
  else if x == 627 do
    "627"
  else if x == 628 do
    "628"
  else if x == 629 do
    "629"
  else if x == 630 do
    "630"
  else if x == 631 do
    "631"
  else if x == 632 do
    "632"
  else if x == 633 do
    "633"
  else if x == 634 do
    "634"
  else if x == 635 do
    "635"
  else if x == 636 do
    "636"
  else if x == 637 do
    "637"
  else if x == 638 do
    "638"
  else if x == 639 do
    "639"
  else if x == 640 do
    "640"
  else if x == 641 do
    "641"
  else if x == 642 do
    "642"
  else if x == 643 do
    "643"
  else if x == 644 do
    "644"
  else if x == 645 do
    "645"
  else if x == 646 do
    "646"
  else if x == 647 do
    "647"
  else if x == 648 do
    "648"
  else if x == 649 do
    "649"
  else if x == 650 do
    "650"
  else if x == 651 do
    "651"
  else if x == 652 do
    "652"
  else if x == 653 do
    "653"
  else if x == 654 do
    "654"
  else if x == 655 do
    "655"
  else if x == 656 do
    "656"
  else if x == 657 do
    "657"
  else if x == 658 do
    "658"
  else if x == 659 do
    "659"
  else if x == 660 do
    "660"
  else if x == 661 do
    "661"
  else if x == 662 do
    "662"
  else if x == 663 do
    "663"
  else if x == 664 do
    "664"
  else if x == 665 do
    "665"
  else if x == 666 do
    "666"
  else if x == 667 do
    "667"
  else if x == 668 do
    "668"
  else if x == 669 do
    "669"
  else if x == 670 do
    "670"
  else if x == 671 do
    "671"
  else if x == 672 do
    "672"
  else if x == 673 do
    "673"
  else if x == 674 do
    "674"
  else if x == 675 do
    "675"
  else if x == 676 do
    "676"
  else if x == 677 do
    "677"
  else if x == 678 do
    "678"
  else if x == 679 do
    "679"
  else if x == 680 do
    "680"
  else if x == 681 do
    "681"
  else if x == 682 do
    "682"
  else if x == 683 do
    "683"
  else if x == 684 do
    "684"
  else if x == 685 do
    "685"
  else if x == 686 do
    "686"
  else if x == 687 do
    "687"
  else if x == 688 do
    "688"
  else if x == 689 do
    "689"
  else if x == 690 do
    "690"
  else if x == 691 do
    "691"
  else if x == 692 do
    "692"
  else if x == 693 do
    "693"
  else if x == 694 do
    "694"
  else if x == 695 do
    "695"
  else if x == 696 do
    "696"
  else if x == 697 do
    "697"
  else if x == 698 do
    "698"
  else if x == 699 do
    "699"
  else if x == 700 do
    "700"
  else if x == 701 do
    "701"
  else if x == 702 do
    "702"
  else if x == 703 do
    "703"
  else if x == 704 do
    "704"
  else if x == 705 do
    "705"
  else if x == 706 do
    "706"
  else if x == 707 do
    "707"
  else if x == 708 do
    "708"
  else if x == 709 do
    "709"
  else if x == 710 do
    "710"
  else if x == 711 do
    "711"
  else if x == 712 do
    "712"
  else if x == 713 do
    "713"
  else if x == 714 do
    "714"
  else if x == 715 do
    "715"
  else if x == 716 do
    "716"
  else if x == 717 do
    "717"
  else if x == 718 do
    "718"
  else if x == 719 do
    "719"
  else if x == 720 do
    "720"
  else if x == 721 do
    "721"
  else if x == 722 do
    "722"
  else if x == 723 do
    "723"
  else if x == 724 do
    "724"
  else if x == 725 do
    "725"
  else if x == 726 do
    "726"
  else if x == 727 do
    "727"
  else if x == 728 do
    "728"
  else if x == 729 do
    "729"
  else if x == 730 do
    "730"
  else if x == 731 do
    "731"
  else if x == 732 do
    "732"
  else if x == 733 do
    "733"
  else if x == 734 do
    "734"
  else if x == 735 do
    "735"
  else if x == 736 do
    "736"
  else if x == 737 do
    "737"
  else if x == 738 do
    "738"
  else if x == 739 do
    "739"
  else if x == 740 do
    "740"
  else if x == 741 do
    "741"
  else if x == 742 do
    "742"
  else if x == 743 do
    "743"
  else if x == 744 do
    "744"
  else if x == 745 do
    "745"
  else if x == 746 do
    "746"
  else if x == 747 do
    "747"
  else if x == 748 do
    "748"
  else if x == 749 do
    "749"
  else if x == 750 do
    "750"
  else if x == 751 do
    "751"
  else if x == 752 do
    "752"
  else if x == 753 do
    "753"
  else if x == 754 do
    "754"
  else if x == 755 do
    "755"
  else if x == 756 do
    "756"
  else if x == 757 do
    "757"
  else if x == 758 do
    "758"
  else if x == 759 do
    "759"
  else if x == 760 do
    "760"
  else if x == 761 do
    "761"
  else if x == 762 do
    "762"
  else if x == 763 do
    "763"
  else if x == 764 do
    "764"
  else if x == 765 do
    "765"
  else if x == 766 do
    "766"
  else if x == 767 do
    "767"
  else if x == 768 do
    "768"
  else if x == 769 do
    "769"
  else if x == 770 do
    "770"
  else if x == 771 do
    "771"
  else if x == 772 do
    "772"
  else if x == 773 do
    "773"
  else if x == 774 do
    "774"
  else if x == 775 do
    "775"
  else if x == 776 do
    "776"
  else if x == 777 do
    "777"
  else if x == 778 do
    "778"
  else if x == 779 do
    "779"
  else if x == 780 do
    "780"
  else if x == 781 do
    "781"
  else if x == 782 do
    "782"
  else if x == 783 do
    "783"
  else if x == 784 do
    "784"
  else if x == 785 do
    "785"
  else if x == 786 do
    "786"
  else if x == 787 do
    "787"
  else if x == 788 do
    "788"
  else if x == 789 do
    "789"
  else if x == 790 do
    "790"
  else if x == 791 do
    "791"
  else if x == 792 do
    "792"
  else if x == 793 do
    "793"
  else if x == 794 do
    "794"
  else if x == 795 do
    "795"
  else if x == 796 do
    "796"
  else if x == 797 do
    "797"
  else if x == 798 do
    "798"
  else if x == 799 do
    "799"
  else if x == 800 do
    "800"
  else if x == 801 do
    "801"
  else if x == 802 do
    "802"
  else if x == 803 do
    "803"
  else if x == 804 do
    "804"
  else if x == 805 do
    "805"
  else if x == 806 do
    "806"
  else if x == 807 do
    "807"
  else if x == 808 do
    "808"
  else if x == 809 do
    "809"
  else if x == 810 do
    "810"
  else if x == 811 do
    "811"
  else if x == 812 do
    "812"
  else if x == 813 do
    "813"
  else if x == 814 do
    "814"
  else if x == 815 do
    "815"
  else if x == 816 do
    "816"
  else if x == 817 do
    "817"
  else if x == 818 do
    "818"
  else if x == 819 do
    "819"
  else if x == 820 do
    "820"
  else if x == 821 do
    "821"
  else if x == 822 do
    "822"
  else if x == 823 do
    "823"
  else if x == 824 do
    "824"
  else if x == 825 do
    "825"
  else if x == 826 do
    "826"
  else if x == 827 do
    "827"
  else if x == 828 do
    "828"
  else if x == 829 do
    "829"
  else if x == 830 do
    "830"
  else if x == 831 do
    "831"
  else if x == 832 do
    "832"
  else if x == 833 do
    "833"
  else if x == 834 do
    "834"
  else if x == 835 do
    "835"
  else if x == 836 do
    "836"
  else if x == 837 do
    "837"
  else if x == 838 do
    "838"
  else if x == 839 do
    "839"
  else if x == 840 do
    "840"
  else if x == 841 do
    "841"
  else if x == 842 do
    "842"
  else if x == 843 do
    "843"
  else if x == 844 do
    "844"
  else if x == 845 do
    "845"
  else if x == 846 do
    "846"
  else if x == 847 do
    "847"
  else if x == 848 do
    "848"
  else if x == 849 do
    "849"
  else if x == 850 do
    "850"
  else if x == 851 do
    "851"
  else if x == 852 do
    "852"
  else if x == 853 do
    "853"
  else if x == 854 do
    "854"
  else if x == 855 do
    "855"
  else if x == 856 do
    "856"
  else if x == 857 do
    "857"
  else if x == 858 do
    "858"
  else if x == 859 do
    "859"
  else if x == 860 do
    "860"
  else if x == 861 do
    "861"
  else if x == 862 do
    "862"
  else if x == 863 do
    "863"
  else if x == 864 do
    "864"
  else if x == 865 do
    "865"
  else if x == 866 do
    "866"
  else if x == 867 do
    "867"
  else if x == 868 do
    "868"
  else if x == 869 do
    "869"
  else if x == 870 do
    "870"
  else if x == 871 do
    "871"
  else if x == 872 do
    "872"
  else if x == 873 do
    "873"
  else if x == 874 do
    "874"
  else if x == 875 do
    "875"
  else if x == 876 do
    "876"
  else if x == 877 do
    "877"
  else if x == 878 do
    "878"
  else if x == 879 do
    "879"
  else if x == 880 do
    "880"
  else if x == 881 do
    "881"
  else if x == 882 do
    "882"
  else if x == 883 do
    "883"
  else if x == 884 do
    "884"
  else if x == 885 do
    "885"
  else if x == 886 do
    "886"
  else if x == 887 do
    "887"
  else if x == 888 do
    "888"
  else if x == 889 do
    "889"
  else if x == 890 do
    "890"
  else if x == 891 do
    "891"
  else if x == 892 do
    "892"
  else if x == 893 do
    "893"
  else if x == 894 do
    "894"
  else if x == 895 do
    "895"
  else if x == 896 do
    "896"
  else if x == 897 do
    "897"
  else if x == 898 do
    "898"
  else if x == 899 do
    "899"
  else if x == 900 do
    "900"
  else if x == 901 do
    "901"
  else if x == 902 do
    "902"
  else if x == 903 do
    "903"
  else if x == 904 do
    "904"
  else if x == 905 do
    "905"
  else if x == 906 do
    "906"
  else if x == 907 do
    "907"
  else if x == 908 do
    "908"
  else if x == 909 do
    "909"
  else if x == 910 do
    "910"
  else if x == 911 do
    "911"
  else if x == 912 do
    "912"
  else if x == 913 do
    "913"
  else if x == 914 do
    "914"
  else if x == 915 do
    "915"
  else if x == 916 do
    "916"
  else if x == 917 do
    "917"
  else if x == 918 do
    "918"
  else if x == 919 do
    "919"
  else if x == 920 do
    "920"
  else if x == 921 do
    "921"
  else if x == 922 do
    "922"
  else if x == 923 do
    "923"
  else if x == 924 do
    "924"
  else if x == 925 do
    "925"
  else if x == 926 do
    "926"
  else if x == 927 do
    "927"
  else if x == 928 do
    "928"
  else if x == 929 do
    "929"
  else if x == 930 do
    "930"
  else if x == 931 do
    "931"
  else if x == 932 do
    "932"
  else if x == 933 do
    "933"
  else if x == 934 do
    "934"
  else if x == 935 do
    "935"
  else if x == 936 do
    "936"
  else if x == 937 do
    "937"
  else if x == 938 do
    "938"
  else if x == 939 do
    "939"
  else if x == 940 do
    "940"
  else if x == 941 do
    "941"
  else if x == 942 do
    "942"
  else if x == 943 do
    "943"
  else if x == 944 do
    "944"
  else if x == 945 do
    "945"
  else if x == 946 do
    "946"
  else if x == 947 do
    "947"
  else if x == 948 do
    "948"
  else if x == 949 do
    "949"
  else if x == 950 do
    "950"
  else if x == 951 do
    "951"
  else if x == 952 do
    "952"
  else if x == 953 do
    "953"
  else if x == 954 do
    "954"
  else if x == 955 do
    "955"
  else if x == 956 do
    "956"
  else if x == 957 do
    "957"
  else if x == 958 do
    "958"
  else if x == 959 do
    "959"
  else if x == 960 do
    "960"
  else if x == 961 do
    "961"
  else if x == 962 do
    "962"
  else if x == 963 do
    "963"
  else if x == 964 do
    "964"
  else if x == 965 do
    "965"
  else if x == 966 do
    "966"
  else if x == 967 do
    "967"
  else if x == 968 do
    "968"
  else if x == 969 do
    "969"
  else if x == 970 do
    "970"
  else if x == 971 do
    "971"
  else if x == 972 do
    "972"
  else if x == 973 do
    "973"
  else if x == 974 do
    "974"
  else if x == 975 do
    "975"
  else if x == 976 do
    "976"
  else if x == 977 do
    "977"
  else if x == 978 do
    "978"
  else if x == 979 do
    "979"
  else if x == 980 do
    "980"
  else if x == 981 do
    "981"
  else if x == 982 do
    "982"
  else if x == 983 do
    "983"
  else if x == 984 do
    "984"
  else if x == 985 do
    "985"
  else if x == 986 do
    "986"
  else if x == 987 do
    "987"
  else if x == 988 do
    "988"
  else if x == 989 do
    "989"
  else if x == 990 do
    "990"
  else if x == 991 do
    "991"
  else if x == 992 do
    "992"
  else if x == 993 do
    "993"
  else if x == 994 do
    "994"
  else if x == 995 do
    "995"
  else if x == 996 do
    "996"
  else if x == 997 do
    "997"
  else if x == 998 do
    "998"
  else if x == 999 do
    "999"
  else
    "more"
  end
end

fn next(x) = x + 1

fn checked(x) -> Int!String = Ok(x + 1)

fn all_checked(x) -> Int!String do
  let y = x
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
    |> checked()?
  Ok(y)
end

fn main() do
  println("${named(0)} ${named(999)} ${named(1000)}")
  let x = 1
  let sum = x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
  let all = x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
    and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1 and x == 1
  let any = x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
    or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2 or x == 2
  let text = ""
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a" <> "a"
    <> "a" <> "a" <> "a" <> "a"
  let piped = x
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
    |> next
  let trimmed = " b "
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
    .trim()
  println("${sum} ${all} ${any} ${String.length(text)} ${piped} ${trimmed} ${all_checked(0)}")
  println("${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}${x}")
end
#> zero 999 more
#> 1001 true false 1000 1001 b Ok(1000)
#> 1111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111
