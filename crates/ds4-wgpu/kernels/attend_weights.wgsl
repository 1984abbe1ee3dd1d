// From the logits l_0 .. l_7 of head `t` for the rows of a tile: the weights of the `m` that are there, and what was summed so far scaled anew.
var top = tops[t];
//% repeat j 8
top = max(top, l_%j);
//% end
let factor = exp(tops[t] - top);
var sum = sums[t] * factor;
//% repeat j 8
let e_%j = select(0.0, exp(l_%j - top), %ju < m);
weight[2u * %ju + t / 4u][t % 4u] = e_%j;
sum += e_%j;
//% end
rescale[t / 4u][t % 4u] = factor;
tops[t] = top;
sums[t] = sum;
