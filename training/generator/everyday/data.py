"""Lists of names: brands, companies, dishes, streets, services, teams, places."""

BRANDS = (
    "Zentro X2;Lumio 5;Kappa Pro;Orbit Mini;NovaBook Air;Trekker 300;Pixor 7;Auralis One;BrewMaster 20;Vento S;Quanta 14;Solis Max;Miro Lite;Hexa Go;Tundra 4;Falco GT;Nimbus 9 Plus;Ridge 500;Ember Stove;Kite 2;"
    "Polar M430;EcoJet 8710;Stratus C;Delta Blade;Cobalt 88;Rover Mk II;Pico Cam;Arc Reader;Halo Ring;Sonic Bar 3;Terra Drill;OptiPlex 70;Lyra Keyboard;Motion 6;Zephyr Fan").split(";")
COMPANIES = (
    "Acorn Labs;Bluewater Ltd;Northwind;Contour GmbH;Hartmann & Sons;Vega Motors;Pinecone Foods;Silverline Bank;Orion Media;Kestrel Air;Redwood Partners;Globex;Initech;Umbra Systems;Lindqvist AB;Marlow and Finch;"
    "Sunrise Bakery;Tiger Logistics;Oakridge School;Nordlicht Energie;Casa Verde;Delta Works;Fjord Software;Granite Insurance;Helix Health;Ivory Tower Books;Jupiter Games;Kobalt Steel;Lotus Travel;Maple & Co;"
    "Nexus Retail;Opal Hotels;Pelican Press;Quartz Watches;Riverside Clinic;Sterling Law;Tempo Sports;Union Rail;Vertex Design;Willow Interiors;Yellow Cab Co;Zenith Optics;Stadtwerke Bonn;Bank of Tampere;Friends of the Lake").split(";")
STREETS = (
    "Main Street;High Street;Church Road;Station Road;Park Avenue;Elm Street;Oak Lane;Mill Road;King's Road;Victoria Street;Maple Drive;Bridge Street;Lake View;Sunset Boulevard;Rue de la Paix;Via Roma;Calle Mayor;Hauptstrasse;"
    "Lindenallee;Bergweg;Plaza de la Luz;Harbor Row;Queen's Gate;Abbey Close;Orchard Way;The Avenue;Old Mill Lane;Rose Court;Castle Hill;West 42nd Street;5th Avenue;Rua Augusta;Kungsgatan;Vondelpark Road;St. John's Square").split(";")
TEAMS = (
    "Arsenal;Liverpool;Ajax;Benfica;Porto;Juventus;Inter Milan;Real Sociedad;Valencia;Celtic;Rangers;Lakers;Celtics;Bulls;Warriors;Yankees;Red Sox;Cubs;Giants;Packers;Patriots;Eagles;Bruins;Maple Leafs;All Blacks;Springboks;"
    "River Plate;Boca Juniors;Flamengo;Dortmund;Leverkusen;Schalke;St. Pauli;Lyon;Marseille;Monaco;Fenerbahce;Galatasaray;Sporting;Feyenoord;Leeds United;West Ham;Aston Villa;Brighton;Crystal Palace;Real Madrid;Barcelona").split(";")
LEAGUES = "Premier League;Bundesliga;La Liga;Serie A;Ligue 1;Champions League;NBA;NFL;NHL;MLB;Eredivisie;Six Nations;World Cup;Euro League;Super Rugby;Davis Cup;Second Division;Women's League;Cricket World Cup".split(";")
DISHES = (
    "spaghetti carbonara;mac and cheese;beef stew;lentil soup;shepherd's pie;fish and chips;bread and butter pudding;caesar salad;greek salad;pumpkin soup;french onion soup;sweet and sour pork;rice and beans;green curry;red lentil dal;butter chicken;"
    "chocolate chip cookies;lemon tart;tiramisu;creme brulee;apple strudel;banana pancakes;blueberry muffins;cinnamon rolls;sourdough bread;focaccia;pizza margherita;gnocchi with sage;beef wellington;coq au vin;borscht;pierogi;kimchi fried rice;"
    "miso soup;bibimbap;pho;spring rolls;dumplings;tom yum;jollof rice;shakshuka;hummus;tabbouleh;couscous with vegetables;gazpacho;tortilla soup;guacamole;burritos;enchiladas;empanadas;feijoada;ceviche;stuffed peppers;eggs benedict;overnight oats;"
    "grilled salmon;roast chicken with potatoes;mashed potatoes;coleslaw;potato salad;cheese fondue;rhubarb crumble;pavlova;key lime pie;poached pears;granola").split(";")
FOODS = (
    "avocado;spinach;broccoli;zucchini;eggplant;mushrooms;red onions;ginger;parsley;basil;cinnamon;cumin;paprika;black pepper;brown sugar;maple syrup;peanut butter;strawberry jam;orange juice;oat milk;sour cream;cream cheese;feta;parmesan;mozzarella;"
    "bacon;ham;ground beef;salmon;tuna;shrimp;tofu;lentils;chickpeas;black beans;quinoa;couscous;noodles;tortillas;bagels;crackers;chips;dark chocolate;ice cream;grapes;pears;blueberries;mangoes;limes;cucumbers;lettuce;celery;sweet potatoes;"
    "toothpaste;shampoo;paper towels;dish soap;trash bags;light bulbs;cat litter;sparkling water;green tea;red wine;olive oil;vinegar;mustard;ketchup;yeast;baking powder;vanilla").split(";")
INGREDIENT_UNITS = "grams cups teaspoons tablespoons ml liters ounces pounds slices pieces".split()
SERVICES = (
    "api-gateway;auth-service;billing;payments;user-service;notification-worker;search-api;frontend;web;backend;worker;scheduler;image-resizer;mailer;ingest;report-generator;inventory-service;checkout;orders-api;recommender;session-store;"
    "redis;postgres;nginx;kafka;rabbitmq;elasticsearch;grafana;prometheus;vault;keycloak;minio;traefik;jenkins;gitea;celery-beat;cron-runner;event-bus;feature-store;geo-lookup;pdf-render;chat-backend;media-proxy;data-sync;etl-nightly").split(";")
BRANCHES = (
    "feature/login-page;feature/dark-mode;fix/null-pointer;fix/typo;hotfix/2.3.1;release/1.4;release/2026-01;develop;main;master;staging;next;experiment/new-parser;chore/deps;docs/readme;refactor/auth;feat/user-avatars;bugfix/JIRA-482;"
    "user/anna/wip;gh-pages;v2;spike-cache;add-tests;improve-logging;remove-old-api;perf/faster-search;ci-cleanup;nightly;trunk;prod;stable;rewrite;topic/i18n;revert-381;dependabot/npm/lodash").split(";")
REPOSITORIES = (
    "acorn/website;blue/api;infra;docs;mobile-app;kestrel/ground-control;vega/engine;tools/cli;data-pipeline;design-system;octo/spoon;monorepo;northwind/shop;lotus/booking;landing-page;dotfiles;ml/experiments;core;core-utils;"
    "frontend-v2;terraform-modules;helm-charts;helix/portal;playground;blog;jupiter/arcade;hq/handbook;ops/runbooks;sdk-python;sdk-js;payments-service").split(";")
PACKAGES = (
    "requests;numpy;pandas;flask;django;fastapi;pytest;black;ruff;mypy;pillow;scipy;sqlalchemy;lodash;react;express;axios;webpack;typescript;eslint;prettier;jest;vue;svelte;serde;tokio;clap;rand;anyhow;regex;rayon;hyper;left-pad;chalk;"
    "commander;uuid;moment;dayjs;redux;zod;vite;@types/node;@scope/ui-kit;ripgrep;jq;ffmpeg;htop;tmux;imagemagick;openssl;cmake;curl;git-lfs;postgresql-16;golang.org/x/text").split(";")
IMAGES = "nginx;nginx:latest;redis:7;postgres:16-alpine;ubuntu:24.04;python:3.12-slim;node:20;alpine;busybox;ghcr.io/octo/spoon:main;registry.local/web:1.4.2;mysql:8;golang:1.22;rust:1.79;debian:bookworm;mongo;grafana/grafana;team/api:dev;hello-world".split(";")
TABLES = "users;orders;customers;products;invoices;events;sessions;payments;logs;audit_log;order_items;employees;tickets;subscriptions;addresses;inventory;page_views;messages;accounts;categories;shipments;refunds;api_keys;reviews".split(";")
COLUMNS = "id;name;email;created_at;updated_at;status;amount;price;total;user_id;country;city;age;phone;title;quantity;is_active;deleted_at;role;score;last_login;zip_code;first_name;sku;currency".split(";")
METRICS = "cpu_usage;memory;request_count;error_rate;latency_p95;latency_p99;disk_usage;queue_length;open_connections;http_5xx;cache_hit_ratio;throughput;gc_pause;page_load_time;signups;active_users;revenue;temperature;humidity;uptime;restarts;network_in".split(";")
VARIABLES = "DATABASE_URL;API_KEY;DEBUG;LOG_LEVEL;PORT;NODE_ENV;SECRET_KEY;REDIS_HOST;AWS_REGION;PATH;HOME;RUST_LOG;TIMEOUT_MS;MAX_WORKERS;FEATURE_X;SENTRY_DSN;JWT_SECRET;SMTP_USER;TZ;CI;BASE_URL;CACHE_TTL;EDITOR;LANG;HTTP_PROXY".split(";")
ZONES = "Europe/Berlin;America/New_York;Asia/Tokyo;Australia/Sydney;UTC;Europe/London;America/Los_Angeles;Asia/Kolkata;Africa/Lagos;America/Sao_Paulo;Pacific/Auckland;Asia/Singapore;Europe/Madrid;America/Chicago;GMT;CET;PST;EST".split(";")
AIRLINES = "Lufthansa;KLM;Ryanair;Delta;Emirates;Qantas;Iberia;Finnair;Air France;British Airways;ANA;Kestrel Air;easyJet;Turkish Airlines;Air Canada;TAP;Norse;Wizz Air".split(";")
HOTELS = (
    "Grand Hotel;Hotel Astoria;The Lakehouse;Park Inn;Hotel Bellevue;Sea View Lodge;Motel 8;Hotel zur Krone;The Old Post;City Hostel;Riad Azul;Palm Court;Hotel Miramar;Snow Peak Inn;The George;Villa Rosa;Ibis Central;Harbor House;Hotel am Markt;The Nest").split(";")
SCHOOL = "math;algebra;geometry;physics;chemistry;biology;history;geography;English;French;Spanish;Latin;art;music;computer science;economics;philosophy;sports;literature;statistics".split(";")
DEVICES = (
    "dishwasher;washing machine;dryer;coffee machine;oven;kettle;toaster;air conditioner;fan;humidifier;air purifier;TV;sound bar;router;printer;doorbell;sprinkler;robot vacuum;electric blanket;heater;fridge;freezer;aquarium pump;christmas tree;projector;radio").split(";")
SENSORS = "attic thermometer;front door camera;greenhouse hygrometer;pool thermometer;garage motion detector;rain gauge;smoke detector;basement leak detector;window contact;wind meter;tank 3;probe A;probe-17;boiler;freezer 2;hive 4;soil probe;outdoor station".split(";")
CARS = "Golf;Corolla;Civic;Model 3;Fiat 500;Polo;Octavia;Mini;Transit;Micra;Leaf;Zoe;F-150;Yaris;Passat;Clio;Duster;Panda;Beetle;Tesla;Volvo;Jeep;pickup;minivan;old Saab".split(";")
STATIONS = "Central Station;Hauptbahnhof;Gare du Nord;King's Cross;Penn Station;Union Station;Termini;Atocha;Victoria;Südkreuz;Oslo S;Grand Central;Waterloo;Keleti;Zoo;Airport;West End;Old Town;Riverside;Marienplatz;Ostbahnhof".split(";")
DRUGS = ("Xarelto Zyrtec Amoxicillin Levothyroxine Azithromycin Quetiapine Zolpidem Fexofenadine Oxycodone Metformin Lisinopril Clopidogrel Ciprofloxacin Xylometazoline Naproxen Dexamethasone Zopiclone Tizanidine Rizatriptan Celecoxib Eszopiclone "
          "Prednisolone Hydroxyzine Mirtazapine Ezetimibe Pantoprazole Acetylcysteine Loratadine Doxycycline Sertraline Amlodipine Furosemide Methotrexate Ibuprofen Paracetamol Omeprazole Diazepam Warfarin Enalapril Tamsulosin").split()
RARE_PLACES = ("Zwolle;Xi'an;Qaqortoq;Przemyśl;Llandudno;Ouagadougou;Tegucigalpa;Kyiv;Vladivostok;Nuuk;Ljubljana;Szczecin;Wrocław;Yekaterinburg;Quetzaltenango;Zakopane;Oaxaca;Xanten;Ypres;Jyväskylä;Hódmezővásárhely;Tórshavn;Iqaluit;Yokkaichi;Zagreb;"
         "Aix-en-Provence;Qingdao;Kristiansund;Ystad;Székesfehérvár;Ciudad Juárez;Thiruvananthapuram;Zamboanga;Ujjain;Bydgoszcz;Pskov;Uzhhorod;Mzuzu;Hveragerði;Vejle").split(";")
MEDICINES = "ibuprofen;aspirin;paracetamol;insulin;vitamin D;vitamin C;magnesium;antibiotics;iron;cough syrup;eye drops;melatonin;zinc;allergy pills;omega 3;metformin;folic acid;nose spray".split(";") + [name.lower() for name in DRUGS[::2]] + DRUGS[1::2]
SPORTS = "running;cycling;swimming;yoga;rowing;hiking;tennis;boxing;climbing;dancing;pilates;skating;skiing;basketball;football;weights;walking;badminton;squash;karate;surfing;stretching".split(";")
GENRES = "jazz;rock;pop;classical;blues;metal;techno;folk;reggae;soul;hip hop;country;lo-fi;ambient;punk;disco;house;indie;salsa;bossa nova;film music;80s;chill;piano music;k-pop;drum and bass;R&B".split(";")
FILM_GENRES = "comedy;drama;horror;romance;fantasy;crime;western;documentary;thriller;science fiction;animation;war;mystery;musical;action;anime;film noir;family;adventure;history".split(";")
CRYPTO = "bitcoin;ether;dogecoin;litecoin;solana;cardano;monero;XRP;BTC;ETH;DOGE;SOL;polkadot;tether".split(";")
STOCKS = "AAPL;MSFT;TSLA;NVDA;AMZN;GOOG;META;IBM;SAP;NESN;BMW;KO;NFLX;INTC;ORCL;BA;DIS;PFE;V;WMT;F;GM;T;XOM;SONY;TM;ASML".split(";")
POLITE_NAMES = "Dr. Okoye;Mr. and Mrs. Lund;Prof. Adler;Sister Agnes;Captain Reyes;Ms. Oh;Sir Giles;Frau Winter;Señora Ruiz;Coach Bell;Officer Dunn;Judge Amari;Nurse Joy;Chef Laurent".split(";")
LAST_NAMES = (
    "Abernathy;Okonkwo;Nguyen;Papadopoulos;O'Brien;O'Neill;van der Berg;de Souza;Al-Sayed;MacLeod;D'Angelo;Johansson;Kowalczyk;Takahashi;Fernandez;Muller;Schneider;Lefevre;Nakamura;Adeyemi;Singh;Kaur;Rahman;Hassan;Cohen;Levi;Popescu;Horvat;"
    "Virtanen;Nilsson;Hansen;Vermeulen;Peeters;Castillo;Mendoza;Herrera;Ramos;Aguilar;Campos;Almeida;Barros;Esposito;Greco;Conti;Marino;Sato;Ito;Park;Choi;Wu;Zhao;Liang;Tran;Pham;Reyes;Bautista;Osei;Boateng;Ndlovu;Dlamini;Abebe;Tesfaye").split(";")
FIRST_NAMES = (
    "Aisha Amir Anders Anouk Ariel Asha Beatriz Bilal Birgit Björn Camila Cedric Chidi Dalia Darius Dmitri Eleni Elif Emeka Esra Fatima Femi Freya Giulia Goran Hana Haruto Hiro Ibrahim Ines Ioana Jamal Joaquin Kai Kamala Katya Kofi Kwame Leila Lucia Luka "
    "Maeve Mateo Mei Milan Mohamed Naomi Nikhil Nilufar Oksana Omar Pablo Pilar Rahul Ravi Rhys Rosalind Saoirse Selma Shreya Sinead Soren Stella Tariq Tessa Thandi Theo Tomasz Umar Valentina Vikram Xiu Yuki Yusuf Zainab Zuzana Mary-Ann Jean-Luc Ana Jo Max Sue").split()
CITIES = (
    "Oslo;Lille;Bordeaux;Toulouse;Nantes;Strasbourg;Stuttgart;Nuremberg;Rostock;Linz;Innsbruck;Bratislava;Ljubljana;Zagreb;Split;Sarajevo;Tirana;Skopje;Thessaloniki;Izmir;Odessa;Lviv;Vilnius;Riga;Tallinn;Turku;Gothenburg;Uppsala;Odense;Trondheim;"
    "Stavanger;Aberdeen;Dundee;Liverpool;Manchester;Newcastle;Oxford;Cambridge;Cork;Limerick;Granada;Malaga;Zaragoza;Coimbra;Faro;Palermo;Bari;Genoa;Verona;Pisa;Marrakesh;Fez;Algiers;Alexandria;Khartoum;Kampala;Kigali;Lusaka;Harare;Maputo;Durban;Windhoek;"
    "Muscat;Kuwait City;Amman;Beirut;Tbilisi;Yerevan;Baku;Tashkent;Almaty;Lahore;Jaipur;Pune;Kolkata;Bangalore;Colombo;Yangon;Phnom Penh;Da Nang;Chiang Mai;Penang;Cebu;Taipei;Busan;Sapporo;Nagoya;Brisbane;Adelaide;Hobart;Wellington;Christchurch;Honolulu;"
    "Anchorage;Calgary;Winnipeg;Quebec City;Halifax;Phoenix;Tucson;Austin;Nashville;Memphis;St. Louis;Kansas City;Minneapolis;Milwaukee;Detroit;Cleveland;Pittsburgh;Philadelphia;Baltimore;Washington, D.C.;Charlotte;Savannah;Orlando;Tampa;Oaxaca;Guadalajara;"
    "Havana;San Juan;Medellin;Cali;Guayaquil;Cusco;Cordoba;Rosario;Mendoza;Valparaiso;Recife;Salvador;Curitiba;Asuncion;Stratford-upon-Avon;Bath;Mons;Bruges;Delft;Leiden;Ulm;Trier;Essen").split(";")
