//! The answers of the built-in questions of mathematics, found again by counting.

use ds4_args::{QuestionArgs, Suite};
use ds4_bench::eval::question::{Check, chosen};

/// Numbers from 1 to `n` for which something holds.
fn count(n: u64, is: impl Fn(u64) -> bool) -> u64 {
    (1..=n).filter(|n| is(*n)).count() as u64
}

fn digits(mut n: u64, base: u64) -> Vec<u64> {
    let mut digits = Vec::new();
    while n > 0 {
        digits.insert(0, n % base);
        n /= base;
    }
    digits
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn power(base: u64, exponent: u64, modulus: u64) -> u64 {
    (0..exponent).fold(1, |product, _| product * base % modulus)
}

/// Paths to the right and up in a square of `n`, around two places.
fn paths(n: usize, closed: [(usize, usize); 2]) -> u64 {
    let mut grid = vec![vec![0u64; n + 1]; n + 1];
    for x in 0..=n {
        for y in 0..=n {
            let from = if x > 0 { grid[x - 1][y] } else { 0 } + if y > 0 { grid[x][y - 1] } else { 0 };
            grid[x][y] = if closed.contains(&(x, y)) {
                0
            } else if (x, y) == (0, 0) {
                1
            } else {
                from
            };
        }
    }
    grid[n][n]
}

/// Permutations of 0 to 6 without a fixed point, in which 0 comes before 1.
fn permutations(taken: &mut Vec<usize>) -> u64 {
    if taken.len() == 7 {
        return u64::from(taken.iter().position(|n| *n == 0) < taken.iter().position(|n| *n == 1));
    }
    let mut found = 0;
    for n in 0..7 {
        if n != taken.len() && !taken.contains(&n) {
            taken.push(n);
            found += permutations(taken);
            taken.pop();
        }
    }
    found
}

fn last_of_circle(n: u64, step: usize) -> u64 {
    let mut circle: Vec<u64> = (1..=n).collect();
    let mut at = 0;
    while circle.len() > 1 {
        at = (at + step - 1) % circle.len();
        circle.remove(at);
    }
    circle[0]
}

fn knights(side: i32) -> u64 {
    let place = |i: i32| (i / side, i % side);
    let attack = |i, j| {
        let ((a, b), (c, d)) = (place(i), place(j));
        matches!(((a - c).abs(), (b - d).abs()), (1, 2) | (2, 1))
    };
    (0..side * side).map(|i| (0..i).filter(|j| !attack(i, *j)).count() as u64).sum()
}

/// Decimal digits of 3^100, summed.
fn digits_of_power() -> u64 {
    let mut number = vec![1u64];
    for _ in 0..100 {
        let mut carry = 0;
        for digit in &mut number {
            carry += *digit * 3;
            *digit = carry % 10;
            carry /= 10;
        }
        if carry > 0 {
            number.push(carry);
        }
    }
    number.iter().sum()
}

fn found(id: &str) -> u64 {
    let rolls = || (0..1296u64).map(|n| [n % 6, n / 6 % 6, n / 36 % 6, n / 216]);
    let zeros = |n: u64| n / 5 + n / 25 + n / 125;
    let steps =
        |n: usize, first: (u64, u64), next: &dyn Fn(u64, u64) -> u64| (0..n).fold(first, |(a, b), _| (b, next(a, b))).0;
    match id {
        "math-01" => count(1000, |n| (n % 6 == 0 || n % 10 == 0) && n % 15 != 0),
        "math-02" => (1..).find(|n| zeros(*n) == 49).unwrap(),
        "math-03" => count(9999, |n| {
            n > 999 && digits(n, 10).is_sorted_by(|a, b| a < b) && digits(n, 10).iter().sum::<u64>() == 20
        }),
        "math-04" => paths(7, [(3, 3), (5, 4)]),
        "math-05" => power(7, 7u64.pow(7), 1000),
        "math-06" => steps(11, (1, 1), &|a, b| b + 2 * a),
        "math-07" => (0..1u64 << 15).filter(|set| set & (set >> 3) == 0).count() as u64,
        "math-08" => (1..=2000u64).filter(|n| count(*n, |d| n % d == 0) == 3).sum(),
        "math-09" => count(48 * 48, |n| {
            let (a, b) = (n / 48 + 1, n % 48 + 1);
            a <= b && 50 >= a + 2 * b && a + b > 50 - a - b
        }),
        "math-10" => rolls().filter(|roll| roll.iter().max().unwrap() - roll.iter().min().unwrap() == 3).count() as u64,
        "math-11" => permutations(&mut Vec::new()),
        "math-12" => count(720 * 720, |n| {
            let (a, b) = ((n - 1) / 720 + 1, (n - 1) % 720 + 1);
            a * b / gcd(a, b) == 720
        }),
        "math-13" => count(10_000, |n| digits(n, 7).iter().eq(digits(n, 7).iter().rev())),
        // Heron: the area is 84, R = abc / 4 areas, r = area / half the perimeter.
        "math-14" => 8 * 13 * 14 * 15 / (4 * 84) + 10 * 84 / 21,
        "math-15" => steps(9, (2, 3), &|a, b| 3 * b - a),
        "math-16" => count(37 * 37, |n| {
            let (x, y) = ((n - 1) / 37, (n - 1) % 37);
            x < y && x + y <= 36 && 36 - x - y > y
        }),
        "math-17" => knights(5),
        "math-18" => last_of_circle(200, 3),
        "math-19" => digits_of_power(),
        "math-20" => steps(49, (1, 2), &|a, b| (a * b + 1) % 97),
        _ => panic!("{id} is not counted here"),
    }
}

#[test]
fn answers_of_mathematics_are_right() {
    let args = QuestionArgs {
        suite: Some(Suite::Core),
        questions_file: None,
        questions: None,
        only: Some("math-".into()),
        list_cases: false,
    };
    let questions = chosen(&args, "").unwrap();
    assert!(questions.len() >= 20);
    for question in questions {
        let Check::Integer(right) = question.check else { panic!("{} has no number", question.id) };
        assert_eq!(found(&question.id), right as u64, "{}", question.id);
    }
}
