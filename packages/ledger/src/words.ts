// 256 plain words that sound and look apart, one for each byte. Never reordered: two versions must show the same three.

export const words: readonly string[] = `
anvil acorn actor album amber anchor angle apple apron arrow atlas attic autumn badge baker bamboo banana banjo barley
basil basket beacon beaver berry bicycle birch bishop blanket bottle breeze brick bridge bronze brush bucket
butter button cabin cactus camel camera candle canoe canyon carbon carpet carrot castle cedar cello chalk cherry
chess circle citrus clay cliff clock clover cobalt coconut comet compass copper coral corner cotton crayon
cricket crown crystal curtain cushion daisy dancer delta desert diamond dinner dolphin donkey dragon drum eagle
easel echo eclipse elbow elephant ember engine envelope fabric falcon feather fern ferry fiddle field finger
flag flame flute forest fossil fountain fox galaxy garden garlic ginger giraffe glacier globe goblet gold goose
granite grape gravel guitar hammer harbor harp hazel helmet heron honey horizon hotel igloo indigo island ivory
jacket jaguar jasmine jelly jewel jigsaw jungle kernel kettle kitchen kite kiwi koala ladder lagoon lantern
lemon lentil leopard library lily linen lion lizard lobster magnet mango maple marble market meadow melon mirror
mitten monkey mosaic mountain museum mustard napkin nectar needle nest nickel noodle nutmeg oasis ocean olive
onion orange orchid otter oyster paddle palace panda paper parrot peach peanut pebble pelican pencil pepper
piano pigeon pillow pilot planet plum pocket pony poppy prairie pumpkin puzzle quartz quilt rabbit radio raven
ribbon river robin rocket saddle salmon sandal saturn shadow silver spider spoon squirrel sunset tablet teapot
temple thunder tiger tomato trumpet tulip tunnel turtle umbrella valley vanilla velvet violin walnut water
whale willow window winter yogurt zebra biscuit pearl tractor`
  .trim()
  .split(/\s+/u);
