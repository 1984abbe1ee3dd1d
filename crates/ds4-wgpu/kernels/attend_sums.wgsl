// The rows of a tile, weighted, come to the sums of four heads `acc`, an invocation's columns of them.
let factor = rescale[half];
//% repeat h 4
//% repeat k PER_COUNT
acc_%h_%k *= factor[%h];
//% end
//% end
//% repeat j 8
{
    let w = weight[2u * %ju + half];
    //% repeat k PER_COUNT
    {
        let v = tile[%ju * FOURS + min(column + %ku * (WIDTH / 2u), FOURS - 1u)];
        //% repeat h 4
        acc_%h_%k += w[%h] * v;
        //% end
    }
    //% end
}
//% end
