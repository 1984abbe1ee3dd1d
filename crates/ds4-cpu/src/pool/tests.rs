use super::*;
use std::sync::atomic::AtomicU32;

/// Runs `n_tasks` and checks that each ran once, with a legal worker.
fn check(pool: &Pool, n_tasks: usize) {
    let runs: Vec<AtomicU32> = (0..n_tasks).map(|_| AtomicU32::new(0)).collect();
    pool.run(n_tasks, &|index, worker| {
        assert!(worker < pool.threads());
        runs[index].fetch_add(1, Ordering::Relaxed);
    });
    for (index, n) in runs.iter().enumerate() {
        assert_eq!(n.load(Ordering::Relaxed), 1, "task {index} of {n_tasks}");
    }
}

fn message(payload: Box<dyn Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => (*payload.downcast::<&str>().expect("panic with a text")).to_owned(),
    }
}

#[test]
fn every_task_runs_once_at_any_pool_size() {
    for threads in [0, 1, 2, 3, 9] {
        let pool = Pool::new(threads);
        assert_eq!(pool.threads(), threads.max(1));
        for n_tasks in [0, 1, 2, 3, 7, 64, 65, 1000] {
            check(&pool, n_tasks);
        }
    }
}

#[test]
fn thousands_of_small_runs_on_more_threads_than_cores() {
    let pool = Pool::new(17);
    for round in 0..3000 {
        check(&pool, 1 + round % 40);
    }
}

#[test]
fn runs_after_the_workers_have_gone_to_sleep() {
    let pool = Pool::new(3);
    for _ in 0..20 {
        thread::sleep(Duration::from_millis(2));
        check(&pool, 30);
    }
}

#[test]
fn what_tasks_wrote_is_there_after_the_run() {
    let pool = Pool::new(4);
    let mut out = vec![0.0; 1000];
    for round in 1..200 {
        pool.for_rows(&mut out, 10, |row, elements| elements.fill((row * round) as f32));
        assert!((0..1000).all(|i| out[i] == (i / 10 * round) as f32), "round {round}");
    }
}

#[test]
fn no_two_tasks_share_a_worker() {
    let pool = Pool::new(5);
    let busy: Vec<AtomicU32> = (0..5).map(|_| AtomicU32::new(0)).collect();
    pool.run(2000, &|_, worker| {
        assert_eq!(busy[worker].fetch_add(1, Ordering::SeqCst), 0);
        std::hint::spin_loop();
        busy[worker].fetch_sub(1, Ordering::SeqCst);
    });
}

#[test]
fn a_panicking_task_panics_the_caller_and_leaves_the_pool_usable() {
    for threads in [1, 4] {
        let pool = Pool::new(threads);
        for bad in [0, 1, 50, 99] {
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                pool.run(100, &|index, _| assert!(index != bad, "task {index} is bad"));
            }));
            assert_eq!(message(outcome.expect_err("must panic")), format!("task {bad} is bad"));
            check(&pool, 100);
        }
    }
}

#[test]
fn nested_runs_are_refused_at_any_size() {
    for threads in [1, 3] {
        let pool = Pool::new(threads);
        for n_tasks in [1, 20] {
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                pool.run(n_tasks, &|_, _| pool.run(1, &|_, _| {}));
            }));
            assert!(message(outcome.expect_err("must panic")).contains("inside a task"));
        }
        check(&pool, 20);
    }
}

#[test]
fn callers_on_several_threads_take_turns() {
    let pool = Pool::new(3);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..300).for_each(|n| check(&pool, n % 20)));
        }
    });
}

#[test]
fn pools_end_at_once_busy_or_asleep() {
    for round in 0..200 {
        let pool = Pool::new(4);
        check(&pool, round % 7);
        if round % 50 == 0 {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

#[test]
fn column_strips_cover_every_row() {
    let pool = Pool::new(3);
    let mut out = vec![0.0; 5 * 21];
    let shared = Shared::new(&mut out);
    pool.run(6, &|task, _| {
        let cols = 4 * task..21.min(4 * task + 4);
        // SAFETY: every column has one task.
        let mut strip = unsafe { shared.cols(21, cols.clone()) };
        assert_eq!((strip.n_rows(), strip.n_cols()), (5, cols.len()));
        for row in 0..strip.n_rows() {
            for (j, element) in cols.clone().zip(strip.row(row)) {
                *element += (row * 100 + j) as f32;
            }
        }
    });
    assert!((0..out.len()).all(|i| out[i] == (i / 21 * 100 + i % 21) as f32));
}

#[test]
#[should_panic(expected = "are not rows of 3")]
fn rows_that_do_not_fit_are_refused() {
    Pool::new(2).for_rows(&mut [0.0; 10], 3, |_, _| {});
}

#[test]
#[should_panic(expected = "buffer has 10")]
fn a_shared_slice_stays_inside() {
    let mut buffer = [0.0; 10];
    // SAFETY: nobody else uses the buffer.
    unsafe { Shared::new(&mut buffer).slice(8, 3) };
}

#[test]
fn a_thread_begins_with_the_tasks_of_its_node() {
    for nodes in [&[0, 4][..], &[7, 1]] {
        let pool = Pool::on_nodes(nodes);
        assert_eq!(pool.nodes(), 2);
        for n_tasks in [2, 3, 100] {
            // Nobody goes on before both threads have a task, so neither can have the other's.
            let both = std::sync::Barrier::new(2);
            let first: [AtomicU32; 2] = std::array::from_fn(|_| AtomicU32::new(u32::MAX));
            pool.run(n_tasks, &|index, worker| {
                let unset =
                    first[worker].compare_exchange(u32::MAX, index as u32, Ordering::Relaxed, Ordering::Relaxed);
                if unset.is_ok() {
                    both.wait();
                }
            });
            for (first, node) in first.iter().zip(nodes) {
                let place = usize::from(nodes.iter().any(|other| other < node));
                assert_eq!(first.load(Ordering::Relaxed) as usize, pool.of_node(place, n_tasks).start, "{nodes:?}");
            }
        }
    }
}

#[test]
fn nodes_help_each_other() {
    let pool = Pool::on_nodes(&[0, 0, 0, 1, 2]);
    for n_tasks in [0, 1, 2, 3, 7, 64, 1000] {
        check(&pool, n_tasks);
        let shares: Vec<usize> = (0..3).map(|node| pool.of_node(node, n_tasks).len()).collect();
        assert_eq!(shares.iter().sum::<usize>(), n_tasks);
        assert!(n_tasks < 1000 || shares == [600, 200, 200]);
    }
}
