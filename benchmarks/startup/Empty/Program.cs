// What it takes to start a process and to end it.
return 0;
