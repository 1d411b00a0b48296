/** Half of what one link may be asked for in that time, so that a second open page and the buttons find room beside it. */
const EVERY_MS = 15_000;

/**
 * Keeps an open page up to date; without it everything works, and a link refreshes. Nothing is replaced under the focus, and only
 * `etat`, which holds no button, is read out. A rise to level 3 is announced once.
 */
export const SCRIPT = `(()=>{
const at=id=>document.getElementById(id);
const look=async()=>{
if(document.hidden)return;
let page;
try{
const answer=await fetch(location.pathname,{cache:"no-store"});
if(answer.status===404||answer.status===410)return clearInterval(timer);
if(!answer.ok)throw 0;
page=new DOMParser().parseFromString(await answer.text(),"text/html");
}catch{at("pause").textContent=at("pause").dataset.text;return}
at("pause").textContent="";
const next=page.getElementById("etat");
if(!next)return;
if(next.dataset.level==="3"&&at("etat").dataset.level!=="3")at("annonce").textContent=page.getElementById("titre").textContent;
for(const id of["titre","etat","suite"]){
const old=at(id),fresh=page.getElementById(id);
if(old.innerHTML===fresh.innerHTML||old.contains(document.activeElement))continue;
old.innerHTML=fresh.innerHTML;
if(id==="etat"){old.className=fresh.className;old.dataset.level=fresh.dataset.level}
}
document.title=page.title;
};
const timer=setInterval(look,${EVERY_MS});
document.addEventListener("visibilitychange",look);
})()`;
